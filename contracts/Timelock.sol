// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/// @title The waiting room of every ordinary change of governance
/// @notice OpenZeppelin's timelock, administered by nobody but itself: a change of its own roles or delay waits too.
contract Timelock is TimelockController {
    /// @param minDelay Seconds that a change waits at least.
    /// @param proposers Accounts that may schedule and cancel changes.
    /// @param executors Accounts that may execute a change that has waited; the zero address stands for anybody.
    constructor(uint256 minDelay, address[] memory proposers, address[] memory executors)
        TimelockController(minDelay, proposers, executors, address(0))
    {}
}
