// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {WellFormed} from "./WellFormed.sol";

/// @title The roles that the record system's contracts ask for
library Roles {
    bytes32 internal constant CUSTODIAN = keccak256("CUSTODIAN");
    bytes32 internal constant REGISTRAR = keccak256("REGISTRAR");
    bytes32 internal constant REVIEWER = keccak256("REVIEWER");
    bytes32 internal constant INSURER = keccak256("INSURER");
    bytes32 internal constant ADJUDICATOR = keccak256("ADJUDICATOR");
}

/// @title Roles, published policy parameters and trust in issuers
/// @notice Changes go through the timelock. An emergency administrator may make them at once, and each such change
/// says so in an event of its own.
contract Governance is AccessControl {
    /// @notice A role that an account holds from the start.
    struct RoleGrant {
        bytes32 role;
        address account;
    }

    struct PolicyParameter {
        bool set;
        int256 value;
    }

    /// @notice A published policy parameter has a new value.
    event PolicyParameterSet(string key, int256 value, address indexed caller);

    /// @notice An issuer of credentials is trusted from now on, or no longer.
    event IssuerTrustSet(address indexed issuer, bool trusted, address indexed caller);

    /// @notice Somebody other than the timelock changed governance.
    /// @param selector The function that was called.
    event EmergencyAction(address indexed caller, bytes4 selector);

    /// @notice The account whose changes have waited.
    address public immutable timelock;

    mapping(string key => PolicyParameter) private _policyParameters;
    mapping(address issuer => bool) private _trustedIssuers;

    /// @param timelock_ May change everything here.
    /// @param emergencyAdministrator May too, at once and visibly; the zero address for none.
    /// @param grants Roles that are held from the start.
    constructor(address timelock_, address emergencyAdministrator, RoleGrant[] memory grants) {
        WellFormed.requireAccount(timelock_);
        timelock = timelock_;
        _grantRole(DEFAULT_ADMIN_ROLE, timelock_);
        if (emergencyAdministrator != address(0)) _grantRole(DEFAULT_ADMIN_ROLE, emergencyAdministrator);
        for (uint256 i = 0; i < grants.length; i++) {
            WellFormed.requireAccount(grants[i].account);
            _grantRole(grants[i].role, grants[i].account);
        }
    }

    /// @dev After the call's own checks and effects, so that a refused call reports its own reason.
    modifier reported() {
        _;
        if (msg.sender != timelock) emit EmergencyAction(msg.sender, msg.sig);
    }

    /// @notice Publishes a policy parameter. It informs; no function of these contracts is limited by it.
    /// @param key Its name, not empty.
    function setPolicyParameter(string calldata key, int256 value) external onlyRole(DEFAULT_ADMIN_ROLE) reported {
        WellFormed.requireText(key);
        _policyParameters[key] = PolicyParameter(true, value);
        emit PolicyParameterSet(key, value, msg.sender);
    }

    /// @notice Trusts an issuer of credentials, or stops trusting it.
    function setIssuerTrust(address issuer, bool trusted) external onlyRole(DEFAULT_ADMIN_ROLE) reported {
        WellFormed.requireAccount(issuer);
        _trustedIssuers[issuer] = trusted;
        emit IssuerTrustSet(issuer, trusted, msg.sender);
    }

    /// @inheritdoc AccessControl
    function grantRole(bytes32 role, address account) public override reported {
        super.grantRole(role, account);
    }

    /// @inheritdoc AccessControl
    function revokeRole(bytes32 role, address account) public override reported {
        super.revokeRole(role, account);
    }

    /// @notice A policy parameter's value, and whether it was ever set.
    function policyParameter(string calldata key) external view returns (bool set, int256 value) {
        PolicyParameter storage parameter = _policyParameters[key];
        return (parameter.set, parameter.value);
    }

    /// @notice Whether credentials issued by `issuer` are trusted now.
    function isTrustedIssuer(address issuer) external view returns (bool) {
        return _trustedIssuers[issuer];
    }
}

/// @title What asks governance who may do what
abstract contract Governed {
    /// @notice Where roles and trust are kept.
    Governance public immutable governance;

    constructor(Governance governance_) {
        WellFormed.requireAccount(address(governance_));
        governance = governance_;
    }

    /// @dev Reverts as OpenZeppelin's `AccessControl` does.
    modifier onlyRole(bytes32 role) {
        if (!governance.hasRole(role, msg.sender)) {
            revert IAccessControl.AccessControlUnauthorizedAccount(msg.sender, role);
        }
        _;
    }
}
