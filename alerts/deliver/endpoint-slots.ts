/** A place at one endpoint, held while messages are sent to it. */
export type EndpointSlot = {
  /** Whether somebody came and found no place since this was last asked. Then there may be more to send. */
  takeAsked(): boolean;
  leave(): void;
};

export type EndpointSlots = {
  /** A place at this endpoint; undefined where all are taken. Those who hold one are told that somebody came. */
  enter(endpointId: string): EndpointSlot | undefined;
};

/**
 * Limits how many messages are on their way to one endpoint, so that one that does not answer never keeps every
 * worker waiting while others could be told.
 */
export function createEndpointSlots({ perEndpoint }: { perEndpoint: number }): EndpointSlots {
  const endpoints = new Map<string, { taken: number; asked: boolean }>();
  return {
    enter(endpointId) {
      const state = endpoints.get(endpointId) ?? { taken: 0, asked: false };
      if (state.taken >= perEndpoint) {
        state.asked = true;
        return undefined;
      }
      state.taken += 1;
      endpoints.set(endpointId, state);
      return {
        takeAsked() {
          const { asked } = state;
          state.asked = false;
          return asked;
        },
        leave() {
          state.taken -= 1;
          if (state.taken === 0) endpoints.delete(endpointId);
        },
      };
    },
  };
}
