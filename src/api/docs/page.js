/* Reads the API's description with the key that is typed in, and shows it. The key is in this closure and nowhere else. */
const form = document.getElementById("sign-in");
const fault = document.getElementById("fault");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = document.getElementById("key");
  const key = field.value.trim();
  fault.textContent = "";
  try {
    const response = await fetch("/v1/openapi.json", { headers: { authorization: `Bearer ${key}` } });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.detail);
    field.value = "";
    form.hidden = true;
    show(answer, key);
  } catch (error) {
    fault.textContent = error.message;
  }
});

function show(spec, key) {
  window.SwaggerUIBundle({
    spec,
    dom_id: "#description",
    deepLinking: true,
    displayRequestDuration: true,
    docExpansion: "list",
    persistAuthorization: false,
    validatorUrl: null,
    requestInterceptor: (request) => {
      request.headers.Authorization ??= `Bearer ${key}`;
      return request;
    },
  });
}
