/** The worker's health check in `docker-compose.yml`: ends with 0 where a worker here reached its database lately. */
import { workerAlive } from "../alerts/heartbeat";
import { say } from "./say";

if (!workerAlive()) {
  say("No worker here has reached its database in the last 30 seconds. Look at the worker's log.");
  process.exitCode = 1;
}
