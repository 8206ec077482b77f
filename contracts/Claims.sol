// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governance, Governed, Roles} from "./Governance.sol";
import {WellFormed} from "./WellFormed.sol";

/// @title Claims for services, their adjudication and what was paid
/// @notice Amounts are integers in minor units of the deployment's currency. Payments are recorded as the insurer
/// reports them, approved or not.
contract Claims is Governed {
    /// @dev `revision` counts the settings for this patient and insurer.
    struct Coverage {
        uint96 limit;
        uint40 until;
        uint32 revision;
        bool active;
    }

    struct Claim {
        address provider;
        uint96 amount;
        bytes32 patient;
        bytes32 serviceHash;
        uint40 serviceDate;
        bool approved;
        bool denied;
        bool voided;
    }

    /// @notice An insurer set a patient's coverage; replaces the earlier setting for the same two.
    /// @param limit The most that one claim may ask to be approved by `adjudicate`.
    event CoverageSet(
        bytes32 indexed patient, address indexed insurer, uint32 revision, bool active, uint96 limit, uint40 until
    );

    /// @notice A provider submitted a claim.
    /// @param serviceHash The hash of the service's code.
    /// @param serviceDate Midnight UTC of the day of the service, Unix seconds.
    event ClaimSubmitted(
        bytes32 indexed claimId,
        address indexed provider,
        bytes32 indexed patient,
        bytes32 serviceHash,
        uint40 serviceDate,
        uint96 amount
    );

    /// @notice A claim was approved.
    /// @param approver Who called.
    /// @param automatic Whether the coverage policy decided, and not an adjudicator.
    event ClaimApproved(bytes32 indexed claimId, address indexed approver, uint96 amount, bool automatic);

    /// @notice An insurer denied a claim.
    event ClaimDenied(bytes32 indexed claimId, address indexed insurer);

    /// @notice A provider took a claim back.
    event ClaimVoided(bytes32 indexed claimId, address indexed provider);

    /// @notice An insurer reported a payment.
    event ClaimPaid(bytes32 indexed claimId, address indexed insurer, uint96 amount);

    error ClaimExists(bytes32 claimId);
    error UnknownClaim(bytes32 claimId);
    error ClaimClosed(bytes32 claimId);
    error NotProvider(bytes32 claimId, address account);
    error NotMidnight(uint40 serviceDate);
    error ClaimAlreadyApproved(bytes32 claimId);
    error CoverageInactive(bytes32 patient, address insurer);
    error CoverageOver(bytes32 patient, address insurer, uint40 until);
    error AmountOverLimit(uint96 amount, uint96 limit);
    error DuplicateClaim(bytes32 claimId, bytes32 earlierClaimId);

    mapping(bytes32 patient => mapping(address insurer => Coverage)) private _coverages;
    mapping(bytes32 claimId => Claim) private _claims;
    mapping(bytes32 service => bytes32[]) private _claimsFor;

    constructor(Governance governance_) Governed(governance_) {}

    /// @notice Sets what the calling insurer covers for a patient, in place of the earlier setting. Only for insurers.
    /// @param limit The most that one claim may ask to be approved by `adjudicate`.
    /// @param until When the coverage ends; 0 for no end.
    function setCoverage(bytes32 patient, uint96 limit, uint40 until, bool active) external onlyRole(Roles.INSURER) {
        WellFormed.requireId(patient);
        WellFormed.requireWindow(0, until);
        uint32 revision = _coverages[patient][msg.sender].revision + 1;
        _coverages[patient][msg.sender] = Coverage(limit, until, revision, active);
        emit CoverageSet(patient, msg.sender, revision, active, limit, until);
    }

    /// @notice Submits a claim. The caller is its provider.
    /// @param serviceDate Midnight UTC of the day of the service, Unix seconds.
    function submitClaim(bytes32 claimId, bytes32 patient, bytes32 serviceHash, uint40 serviceDate, uint96 amount)
        external
    {
        WellFormed.requireId(claimId);
        WellFormed.requireId(patient);
        if (serviceDate % 1 days != 0) revert NotMidnight(serviceDate);
        if (_claims[claimId].provider != address(0)) revert ClaimExists(claimId);
        _claims[claimId] = Claim(msg.sender, amount, patient, serviceHash, serviceDate, false, false, false);
        _claimsFor[_serviceOf(_claims[claimId])].push(claimId);
        emit ClaimSubmitted(claimId, msg.sender, patient, serviceHash, serviceDate, amount);
    }

    /// @notice Approves a claim by an insurer's coverage policy: active, not over, the amount within its limit, and no
    /// earlier claim of the provider for the same service on the same day that stands. For anybody; the caller is the
    /// approver, so a provider had better leave it to somebody else.
    function adjudicate(bytes32 claimId, address insurer) external {
        Claim storage claim = _openClaim(claimId);
        if (claim.approved) revert ClaimAlreadyApproved(claimId);
        Coverage storage coverage = _coverages[claim.patient][insurer];
        if (!coverage.active) revert CoverageInactive(claim.patient, insurer);
        if (!WellFormed.isWithin(0, coverage.until)) revert CoverageOver(claim.patient, insurer, coverage.until);
        if (claim.amount > coverage.limit) revert AmountOverLimit(claim.amount, coverage.limit);
        _requireFirst(claimId, claim);
        claim.approved = true;
        emit ClaimApproved(claimId, msg.sender, claim.amount, true);
    }

    /// @notice Approves a claim, or changes the amount approved. Only for adjudicators.
    function approveClaim(bytes32 claimId, uint96 amount) external onlyRole(Roles.ADJUDICATOR) {
        _openClaim(claimId).approved = true;
        emit ClaimApproved(claimId, msg.sender, amount, false);
    }

    /// @notice Denies a claim, also one that was approved. Only for insurers.
    function denyClaim(bytes32 claimId) external onlyRole(Roles.INSURER) {
        _openClaim(claimId).denied = true;
        emit ClaimDenied(claimId, msg.sender);
    }

    /// @notice Takes a claim back, also one that was approved or denied. Only for its provider, once.
    function voidClaim(bytes32 claimId) external {
        Claim storage claim = _knownClaim(claimId);
        if (claim.provider != msg.sender) revert NotProvider(claimId, msg.sender);
        if (claim.voided) revert ClaimClosed(claimId);
        claim.voided = true;
        emit ClaimVoided(claimId, msg.sender);
    }

    /// @notice Reports a payment, whatever became of the claim. Only for insurers.
    function recordPayment(bytes32 claimId, uint96 amount) external onlyRole(Roles.INSURER) {
        _knownClaim(claimId);
        emit ClaimPaid(claimId, msg.sender, amount);
    }

    /// @notice A claim as it stands. Reverts with `UnknownClaim` where there is none.
    function claimOf(bytes32 claimId) external view returns (Claim memory) {
        return _knownClaim(claimId);
    }

    /// @notice What an insurer last set for a patient; revision 0 where it set nothing.
    function coverageOf(bytes32 patient, address insurer) external view returns (Coverage memory) {
        return _coverages[patient][insurer];
    }

    function _requireFirst(bytes32 claimId, Claim storage claim) private view {
        bytes32[] storage same = _claimsFor[_serviceOf(claim)];
        for (uint256 i = 0; same[i] != claimId; i++) {
            Claim storage earlier = _claims[same[i]];
            if (!earlier.denied && !earlier.voided) revert DuplicateClaim(claimId, same[i]);
        }
    }

    function _serviceOf(Claim storage claim) private view returns (bytes32) {
        return keccak256(abi.encode(claim.provider, claim.patient, claim.serviceHash, claim.serviceDate));
    }

    function _openClaim(bytes32 claimId) private view returns (Claim storage claim) {
        claim = _knownClaim(claimId);
        if (claim.denied || claim.voided) revert ClaimClosed(claimId);
    }

    function _knownClaim(bytes32 claimId) private view returns (Claim storage claim) {
        claim = _claims[claimId];
        if (claim.provider == address(0)) revert UnknownClaim(claimId);
    }
}
