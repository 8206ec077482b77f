// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Codes} from "./Codes.sol";
import {ConsentRegistry} from "./ConsentRegistry.sol";
import {Governance, Governed} from "./Governance.sol";
import {WellFormed} from "./WellFormed.sol";

/// @title Agreements between organisations, what they share, and patients' requests for their own data
/// @notice A share is recorded as it happened, under an agreement or not.
contract SharingAgreements is Governed {
    struct Agreement {
        address proposer;
        bool accepted;
        bool ended;
        address counterparty;
    }

    struct DataRequest {
        address custodian;
        bool extended;
        bool fulfilled;
    }

    /// @notice An organisation proposed an agreement; it holds once the other accepts it.
    /// @param from As given; 0 where it is to hold from its acceptance on.
    event AgreementProposed(
        bytes32 indexed agreementId,
        address indexed proposer,
        address indexed counterparty,
        uint64 purposes,
        uint32 categories,
        string[] formats,
        uint40 from,
        uint40 until,
        bool redisclosure
    );

    /// @notice The counterparty accepted.
    event AgreementAccepted(bytes32 indexed agreementId, address indexed counterparty);

    /// @notice One of the two ended the agreement, or withdrew or declined the proposal.
    event AgreementEnded(bytes32 indexed agreementId, address indexed party);

    /// @notice A record went from one organisation to another.
    /// @param agreementId The agreement that the sender cites; 0 for none.
    event ShareRecorded(
        bytes32 indexed shareId,
        address indexed sender,
        address indexed recipient,
        bytes32 patient,
        bytes32 record,
        uint8 purpose,
        uint8 category,
        string format,
        bytes32 agreementId
    );

    /// @notice A patient asked a custodian for their data.
    event DataRequestOpened(
        bytes32 indexed requestId, bytes32 indexed patient, address indexed custodian, address requester
    );

    /// @notice The custodian needs longer.
    event DataRequestExtended(bytes32 indexed requestId, address indexed custodian);

    /// @notice The custodian gave the data.
    event DataRequestFulfilled(bytes32 indexed requestId, address indexed custodian);

    error AgreementExists(bytes32 agreementId);
    error UnknownAgreement(bytes32 agreementId);
    error SameParty(address party);
    error NotParty(bytes32 agreementId, address account);
    error AgreementAlreadyAccepted(bytes32 agreementId);
    error AgreementAlreadyEnded(bytes32 agreementId);
    error NotAuthorized(bytes32 patient, address account);
    error DataRequestExists(bytes32 requestId);
    error UnknownDataRequest(bytes32 requestId);
    error NotCustodian(bytes32 requestId, address account);
    error DataRequestAlreadyExtended(bytes32 requestId);
    error DataRequestAlreadyFulfilled(bytes32 requestId);

    /// @notice Where patients' controllers and representatives are kept.
    ConsentRegistry public immutable consents;

    mapping(bytes32 agreementId => Agreement) private _agreements;
    mapping(bytes32 requestId => DataRequest) private _requests;

    constructor(Governance governance_, ConsentRegistry consents_) Governed(governance_) {
        WellFormed.requireAccount(address(consents_));
        consents = consents_;
    }

    /// @notice Proposes an agreement to `counterparty`. The caller is its first party.
    /// @param formats Exchange formats, short texts such as `fhir-r4`.
    /// @param from When it starts; 0 for its acceptance.
    /// @param until When it ends; 0 for no end.
    /// @param redisclosure Whether the receiver may pass on what it received.
    function proposeAgreement(
        bytes32 agreementId,
        address counterparty,
        uint64 purposes,
        uint32 categories,
        string[] calldata formats,
        uint40 from,
        uint40 until,
        bool redisclosure
    ) external {
        WellFormed.requireId(agreementId);
        WellFormed.requireAccount(counterparty);
        if (counterparty == msg.sender) revert SameParty(counterparty);
        Codes.requireMasks(purposes, categories);
        WellFormed.requireWindow(from, until);
        for (uint256 i = 0; i < formats.length; i++) {
            WellFormed.requireText(formats[i]);
        }
        if (_agreements[agreementId].proposer != address(0)) revert AgreementExists(agreementId);
        _agreements[agreementId] = Agreement(msg.sender, false, false, counterparty);
        emit AgreementProposed(
            agreementId, msg.sender, counterparty, purposes, categories, formats, from, until, redisclosure
        );
    }

    /// @notice Accepts an agreement. Only for its counterparty, once, and not after its end.
    function acceptAgreement(bytes32 agreementId) external {
        Agreement storage agreement = _knownAgreement(agreementId);
        if (agreement.counterparty != msg.sender) revert NotParty(agreementId, msg.sender);
        if (agreement.ended) revert AgreementAlreadyEnded(agreementId);
        if (agreement.accepted) revert AgreementAlreadyAccepted(agreementId);
        agreement.accepted = true;
        emit AgreementAccepted(agreementId, msg.sender);
    }

    /// @notice Ends an agreement, also one that has run out or was never accepted. For either party, once.
    function endAgreement(bytes32 agreementId) external {
        Agreement storage agreement = _knownAgreement(agreementId);
        if (agreement.proposer != msg.sender && agreement.counterparty != msg.sender) {
            revert NotParty(agreementId, msg.sender);
        }
        if (agreement.ended) revert AgreementAlreadyEnded(agreementId);
        agreement.ended = true;
        emit AgreementEnded(agreementId, msg.sender);
    }

    /// @notice Records that the caller sent a record to `recipient`.
    /// @param purpose A number of `Purpose`.
    /// @param category A number of `Category`.
    /// @param format The exchange format, not empty.
    /// @param agreementId The agreement that the caller cites; 0 for none.
    function recordShare(
        bytes32 shareId,
        address recipient,
        bytes32 patient,
        bytes32 record,
        uint8 purpose,
        uint8 category,
        string calldata format,
        bytes32 agreementId
    ) external {
        WellFormed.requireId(shareId);
        WellFormed.requireAccount(recipient);
        WellFormed.requireId(patient);
        Codes.requirePurpose(purpose);
        Codes.requireCategory(category);
        WellFormed.requireText(format);
        emit ShareRecorded(
            shareId, msg.sender, recipient, patient, record, purpose, category, format, agreementId
        );
    }

    /// @notice Asks a custodian for the patient's data. For the patient's controller or a representative.
    function openRequest(bytes32 requestId, bytes32 patient, address custodian) external {
        WellFormed.requireId(requestId);
        WellFormed.requireAccount(custodian);
        if (consents.controllerOf(patient) != msg.sender && !consents.isRepresentative(patient, msg.sender)) {
            revert NotAuthorized(patient, msg.sender);
        }
        if (_requests[requestId].custodian != address(0)) revert DataRequestExists(requestId);
        _requests[requestId] = DataRequest(custodian, false, false);
        emit DataRequestOpened(requestId, patient, custodian, msg.sender);
    }

    /// @notice Extends the time to answer a request, also late. Only for the custodian asked, once, before it is fulfilled.
    function extendRequest(bytes32 requestId) external {
        DataRequest storage request = _ownRequest(requestId);
        if (request.fulfilled) revert DataRequestAlreadyFulfilled(requestId);
        if (request.extended) revert DataRequestAlreadyExtended(requestId);
        request.extended = true;
        emit DataRequestExtended(requestId, msg.sender);
    }

    /// @notice Says that a request was answered. Only for the custodian asked, once.
    function fulfilRequest(bytes32 requestId) external {
        DataRequest storage request = _ownRequest(requestId);
        if (request.fulfilled) revert DataRequestAlreadyFulfilled(requestId);
        request.fulfilled = true;
        emit DataRequestFulfilled(requestId, msg.sender);
    }

    /// @notice The parties of an agreement and how it stands. Reverts with `UnknownAgreement` where there is none.
    function agreementOf(bytes32 agreementId) external view returns (Agreement memory) {
        return _knownAgreement(agreementId);
    }

    function _knownAgreement(bytes32 agreementId) private view returns (Agreement storage agreement) {
        agreement = _agreements[agreementId];
        if (agreement.proposer == address(0)) revert UnknownAgreement(agreementId);
    }

    function _ownRequest(bytes32 requestId) private view returns (DataRequest storage request) {
        request = _requests[requestId];
        if (request.custodian == address(0)) revert UnknownDataRequest(requestId);
        if (request.custodian != msg.sender) revert NotCustodian(requestId, msg.sender);
    }
}
