/** One worker's slot at an endpoint, held while it sends messages there. */
export type EndpointSlot = {
  /** Returns whether a worker was refused since the last call. If so, there may be more to send. */
  takeRefused(): boolean;
  leave(): void;
};

export type EndpointSlots = {
  /** Takes a slot at this endpoint; `undefined` if all are taken. The holders then learn that a worker was refused. */
  enter(endpointId: string): EndpointSlot | undefined;
};

/**
 * Limits how many workers send to one endpoint, so that an endpoint that does not answer never blocks every worker
 * while others could be notified.
 */
export function createEndpointSlots({ perEndpoint }: { perEndpoint: number }): EndpointSlots {
  const endpoints = new Map<string, { taken: number; refused: boolean }>();
  return {
    enter(endpointId) {
      const state = endpoints.get(endpointId) ?? { taken: 0, refused: false };
      if (state.taken >= perEndpoint) {
        state.refused = true;
        return undefined;
      }
      state.taken += 1;
      endpoints.set(endpointId, state);
      return {
        takeRefused() {
          const { refused } = state;
          state.refused = false;
          return refused;
        },
        leave() {
          state.taken -= 1;
          if (state.taken === 0) endpoints.delete(endpointId);
        },
      };
    },
  };
}
