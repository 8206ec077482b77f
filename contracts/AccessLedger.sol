// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Codes, Outcome} from "./Codes.sol";
import {Governance, Governed, Roles} from "./Governance.sol";
import {WellFormed} from "./WellFormed.sol";

/// @title What custodians say was done with records
/// @notice Accesses are recorded as they happened, covered by a consent or not: a ledger of what was refused to be
/// written down would be no audit log. Nothing is stored but the logs.
contract AccessLedger is Governed {
    /// @notice One access. `seq` counts the custodian's own accesses, `occurredAt` is the custodian's own clock in Unix
    /// seconds, `consentId` is the consent it cites (0: none), `reasonHash` the hash of a reason for breaking the glass (0: none).
    struct Access {
        bytes32 accessId;
        bytes32 patient;
        bytes32 record;
        bytes32 consentId;
        bytes32 reasonHash;
        address actor;
        uint48 seq;
        uint40 occurredAt;
        uint8 purpose;
        uint8 category;
        uint8 action;
        uint8 outcome;
    }

    /// @notice A custodian recorded one access.
    event AccessRecorded(
        bytes32 indexed accessId,
        bytes32 indexed patient,
        address indexed actor,
        address custodian,
        bytes32 record,
        bytes32 consentId,
        bytes32 reasonHash,
        uint48 seq,
        uint40 occurredAt,
        uint8 purpose,
        uint8 category,
        uint8 action,
        uint8 outcome
    );

    /// @notice A custodian recorded many accesses.
    /// @param entries As given to `recordAccessBatch`.
    event AccessBatchRecorded(address indexed custodian, bytes entries);

    /// @notice A reviewer judged an access.
    event AccessReviewed(bytes32 indexed accessId, address indexed reviewer, bool approved);

    error EmptyBatch();
    error BatchTooLarge(uint256 count, uint256 most);
    error BatchLength(uint256 length, uint256 width);
    /// @notice An entry lacks its id, patient or actor, or has a code that can describe no single access.
    /// @param index Its place in the batch; 0 for an access that came alone.
    error InvalidEntry(uint256 index);

    /// @notice Bytes of a packed entry.
    uint256 public constant ENTRY_WIDTH = 195;

    /// @notice Entries that a batch may have at most.
    uint256 public constant MOST_ENTRIES = 500;

    // Where the fields that are checked stand in a packed entry.
    uint256 private constant PATIENT = 32;
    uint256 private constant ACTOR = 160;
    uint256 private constant PURPOSE = 191;

    constructor(Governance governance_) Governed(governance_) {}

    /// @notice Records one access. Only for custodians.
    function recordAccess(Access calldata access) external onlyRole(Roles.CUSTODIAN) {
        if (
            access.accessId == 0 || access.patient == 0 || access.actor == address(0)
                || access.outcome > uint8(type(Outcome).max)
                || !Codes.isConcrete(access.purpose, access.category, access.action)
        ) revert InvalidEntry(0);
        emit AccessRecorded(
            access.accessId,
            access.patient,
            access.actor,
            msg.sender,
            access.record,
            access.consentId,
            access.reasonHash,
            access.seq,
            access.occurredAt,
            access.purpose,
            access.category,
            access.action,
            access.outcome
        );
    }

    /// @notice Records many accesses in one log. Only for custodians.
    /// @param entries 1 to 500 entries of 195 bytes, one after the other: the fields of `Access` in their order,
    /// big-endian, without padding (5 × 32 bytes, actor 20, seq 6, occurredAt 5, and one byte for each of the four codes).
    function recordAccessBatch(bytes calldata entries) external onlyRole(Roles.CUSTODIAN) {
        uint256 count = entries.length / ENTRY_WIDTH;
        if (entries.length == 0) revert EmptyBatch();
        if (entries.length % ENTRY_WIDTH != 0) revert BatchLength(entries.length, ENTRY_WIDTH);
        if (count > MOST_ENTRIES) revert BatchTooLarge(count, MOST_ENTRIES);
        for (uint256 i = 0; i < count; i++) {
            if (!_isWellFormed(entries[i * ENTRY_WIDTH:])) revert InvalidEntry(i);
        }
        emit AccessBatchRecorded(msg.sender, entries);
    }

    /// @notice Judges an access, usually a break-glass one; any access, any number of times. Only for reviewers.
    function reviewAccess(bytes32 accessId, bool approved) external onlyRole(Roles.REVIEWER) {
        WellFormed.requireId(accessId);
        emit AccessReviewed(accessId, msg.sender, approved);
    }

    function _isWellFormed(bytes calldata entry) private pure returns (bool) {
        return bytes32(entry) != 0 && bytes32(entry[PATIENT:]) != 0 && bytes20(entry[ACTOR:]) != 0
            && Codes.isConcrete(uint8(entry[PURPOSE]), uint8(entry[PURPOSE + 1]), uint8(entry[PURPOSE + 2]))
            && uint8(entry[PURPOSE + 3]) <= uint8(type(Outcome).max);
    }
}
