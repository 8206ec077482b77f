// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Codes} from "./Codes.sol";
import {WellFormed} from "./WellFormed.sol";

/// @title What patients are asked to consent to
/// @notice A request binds nobody: the grant that answers it may name other terms.
abstract contract ConsentRequests {
    /// @notice What is asked for: masks of purposes, categories and actions.
    struct Terms {
        uint64 purposes;
        uint32 categories;
        uint16 actions;
    }

    struct Request {
        bytes32 patient;
        address requester;
        bool granted;
    }

    /// @notice Somebody asked a patient for consent.
    event ConsentRequested(
        bytes32 indexed requestId,
        bytes32 indexed patient,
        address indexed requester,
        uint64 purposes,
        uint32 categories,
        uint16 actions,
        uint40 until
    );

    error RequestExists(bytes32 requestId);
    error UnknownRequest(bytes32 requestId);
    error RequestMismatch(bytes32 requestId);
    error RequestAlreadyGranted(bytes32 requestId);

    mapping(bytes32 requestId => Request) private _requests;

    /// @notice Asks for consent. For anybody, also before the patient is registered.
    /// @param until When the consent asked for is to end; 0 for no end.
    function requestConsent(bytes32 requestId, bytes32 patient, Terms calldata terms, uint40 until) external {
        WellFormed.requireId(requestId);
        WellFormed.requireId(patient);
        Codes.requireMasks(terms.purposes, terms.categories);
        Codes.requireActions(terms.actions);
        WellFormed.requireWindow(0, until);
        if (_requests[requestId].requester != address(0)) revert RequestExists(requestId);
        _requests[requestId] = Request(patient, msg.sender, false);
        emit ConsentRequested(
            requestId, patient, msg.sender, terms.purposes, terms.categories, terms.actions, until
        );
    }

    /// @dev Marks a request as granted, once, by a consent of the patient it was made to for the account that made it.
    function _answerRequest(bytes32 requestId, bytes32 patient, address grantee) internal {
        Request storage request = _requests[requestId];
        if (request.requester == address(0)) revert UnknownRequest(requestId);
        if (request.patient != patient || request.requester != grantee) revert RequestMismatch(requestId);
        if (request.granted) revert RequestAlreadyGranted(requestId);
        request.granted = true;
    }
}
