// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governed, Roles} from "./Governance.sol";
import {WellFormed} from "./WellFormed.sol";

/// @title Patients, and who speaks for them
/// @notice A patient is a pseudonym of 32 bytes with a controlling account, which may name representatives.
abstract contract Patients is Governed {
    /// @dev `revision` counts the settings for this patient and representative.
    struct Representative {
        uint40 from;
        uint40 until;
        uint32 revision;
        bool ended;
    }

    /// @notice A patient was registered.
    event PatientRegistered(bytes32 indexed patient, address indexed controller, address indexed registrar);

    /// @notice A patient's controller named a representative; replaces the earlier setting for the same two.
    event RepresentativeSet(
        bytes32 indexed patient, address indexed representative, uint32 revision, uint40 from, uint40 until
    );

    /// @notice A patient's controller ended the latest setting for a representative.
    event RepresentativeEnded(bytes32 indexed patient, address indexed representative, uint32 revision);

    error PatientExists(bytes32 patient);
    error UnknownPatient(bytes32 patient);
    error NotController(bytes32 patient, address account);
    error NotRepresented(bytes32 patient, address representative);

    mapping(bytes32 patient => address) internal _controllers;
    mapping(bytes32 patient => mapping(address representative => Representative)) private _representatives;

    /// @notice Registers a patient. Only for registrars, once for each patient.
    /// @param controller The account that decides for the patient.
    function registerPatient(bytes32 patient, address controller) external onlyRole(Roles.REGISTRAR) {
        WellFormed.requireId(patient);
        WellFormed.requireAccount(controller);
        if (_controllers[patient] != address(0)) revert PatientExists(patient);
        _controllers[patient] = controller;
        emit PatientRegistered(patient, controller, msg.sender);
    }

    /// @notice Names a representative from now on, in place of the earlier setting if there is one. Only for the controller.
    /// @param until When it ends; 0 for no end.
    function setRepresentative(bytes32 patient, address representative, uint40 until) external {
        _requireController(patient);
        WellFormed.requireAccount(representative);
        WellFormed.requireWindow(0, until);
        uint40 from = WellFormed.time();
        uint32 revision = _representatives[patient][representative].revision + 1;
        _representatives[patient][representative] = Representative(from, until, revision, false);
        emit RepresentativeSet(patient, representative, revision, from, until);
    }

    /// @notice Ends a representative, also one that has run out. Only for the controller, once for each setting.
    function endRepresentative(bytes32 patient, address representative) external {
        _requireController(patient);
        Representative storage setting = _representatives[patient][representative];
        if (setting.revision == 0 || setting.ended) revert NotRepresented(patient, representative);
        setting.ended = true;
        emit RepresentativeEnded(patient, representative, setting.revision);
    }

    /// @notice The account that decides for a patient; the zero address where the patient is not registered.
    function controllerOf(bytes32 patient) external view returns (address) {
        return _controllers[patient];
    }

    /// @notice Whether `account` is a representative of the patient now.
    function isRepresentative(bytes32 patient, address account) public view returns (bool) {
        Representative storage setting = _representatives[patient][account];
        return setting.revision != 0 && !setting.ended && WellFormed.isWithin(setting.from, setting.until);
    }

    /// @dev Whether `account` decides for the patient now: its controller, or a valid representative.
    function _speaksFor(bytes32 patient, address account) internal view returns (bool) {
        return account != address(0) && (_controllers[patient] == account || isRepresentative(patient, account));
    }

    function _requireController(bytes32 patient) private view {
        address controller = _controllers[patient];
        if (controller == address(0)) revert UnknownPatient(patient);
        if (controller != msg.sender) revert NotController(patient, msg.sender);
    }
}
