/**
 * The worker's health check in `docker-compose.yml`: exits with 0 if a worker on this machine has reached its database
 * recently.
 */
import { workerAlive } from "../alerts/heartbeat";
import { say } from "./say";

if (!workerAlive()) {
  say("No worker here has reached its database in the last 30 seconds. Look at the worker's log.");
  process.exitCode = 1;
}
