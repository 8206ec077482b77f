// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice An id of all zeros, which stands for "none".
error InvalidId();

/// @notice The zero address, where an account is needed.
error InvalidAccount();

/// @notice A text of no length, where one is needed.
error EmptyText();

/// @notice A period that ends before it starts, or as it starts.
/// @param from When it starts, Unix seconds.
/// @param until When it ends, Unix seconds.
error InvalidWindow(uint40 from, uint40 until);

/// @title What every contract here asks of its input, and how it reads a period
/// @dev Periods are half-open, `[from, until)`, in Unix seconds; `until` 0 means no end. At `until` it is over.
library WellFormed {
    function requireId(bytes32 id) internal pure {
        if (id == 0) revert InvalidId();
    }

    function requireAccount(address account) internal pure {
        if (account == address(0)) revert InvalidAccount();
    }

    function requireText(string memory text) internal pure {
        if (bytes(text).length == 0) revert EmptyText();
    }

    /// @notice Reverts with `InvalidWindow` unless `until` is 0 or after the start.
    /// @param from The start; 0 stands for the time of the block.
    function requireWindow(uint40 from, uint40 until) internal view {
        uint40 start = from == 0 ? time() : from;
        if (until != 0 && until <= start) revert InvalidWindow(start, until);
    }

    /// @notice Whether the time of the block lies in `[from, until)`.
    function isWithin(uint40 from, uint40 until) internal view returns (bool) {
        return from <= time() && (until == 0 || time() < until);
    }

    /// @notice The time of the block, Unix seconds.
    function time() internal view returns (uint40) {
        return uint40(block.timestamp);
    }
}
