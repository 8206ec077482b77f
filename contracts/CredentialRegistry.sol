// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Codes} from "./Codes.sol";
import {Governance, Governed} from "./Governance.sol";
import {WellFormed} from "./WellFormed.sol";

/// @title Credentials of professionals, and who belongs to which organisation
/// @notice Anybody may issue a credential: whether its issuer is trusted is governance's word, and a credential from
/// another is recorded all the same, and counts for nothing in the views.
contract CredentialRegistry is Governed {
    struct Credential {
        address issuer;
        uint40 from;
        uint40 until;
        bool revoked;
        uint8 kind;
        address subject;
    }

    /// @dev `revision` counts the settings for this member and organisation.
    struct Affiliation {
        uint40 from;
        uint40 until;
        uint32 revision;
        bool ended;
    }

    /// @notice A credential was issued.
    /// @param kind A number of `CredentialKind`.
    /// @param from When it starts, never 0.
    /// @param until When it ends; 0 for no end.
    event CredentialIssued(
        bytes32 indexed credentialId,
        address indexed issuer,
        address indexed subject,
        uint8 kind,
        uint40 from,
        uint40 until
    );

    /// @notice A credential was revoked by its issuer.
    event CredentialRevoked(bytes32 indexed credentialId, address indexed issuer, address indexed subject);

    /// @notice An organisation named a member; replaces the earlier setting for the same two.
    event AffiliationSet(
        address indexed member, address indexed organisation, uint32 revision, uint40 from, uint40 until
    );

    /// @notice An organisation ended its latest setting for a member.
    event AffiliationEnded(address indexed member, address indexed organisation, uint32 revision);

    error CredentialExists(bytes32 credentialId);
    error UnknownCredential(bytes32 credentialId);
    error NotIssuer(bytes32 credentialId, address account);
    error CredentialAlreadyRevoked(bytes32 credentialId);
    error NotAffiliated(address member, address organisation);

    mapping(bytes32 credentialId => Credential) private _credentials;
    mapping(address subject => bytes32[]) private _licences;
    mapping(address member => mapping(address organisation => Affiliation)) private _affiliations;
    mapping(address member => address[]) private _organisations;

    constructor(Governance governance_) Governed(governance_) {}

    /// @notice Issues a credential. The caller is its issuer.
    /// @param credentialId Not used before.
    /// @param kind A number of `CredentialKind`.
    /// @param from When it starts; 0 means the block's time.
    /// @param until When it ends; 0 for no end.
    function issueCredential(bytes32 credentialId, address subject, uint8 kind, uint40 from, uint40 until) external {
        WellFormed.requireId(credentialId);
        WellFormed.requireAccount(subject);
        Codes.requireKind(kind);
        WellFormed.requireWindow(from, until);
        if (_credentials[credentialId].issuer != address(0)) revert CredentialExists(credentialId);
        if (from == 0) from = WellFormed.time();
        _credentials[credentialId] = Credential(msg.sender, from, until, false, kind, subject);
        // Only what a trusted issuer says is listed, so that nobody else can make the list long.
        if (Codes.isLicensed(kind) && governance.isTrustedIssuer(msg.sender)) _licences[subject].push(credentialId);
        emit CredentialIssued(credentialId, msg.sender, subject, kind, from, until);
    }

    /// @notice Revokes a credential, also one that has expired. Only for its issuer, once.
    function revokeCredential(bytes32 credentialId) external {
        Credential storage credential = _known(credentialId);
        if (credential.issuer != msg.sender) revert NotIssuer(credentialId, msg.sender);
        if (credential.revoked) revert CredentialAlreadyRevoked(credentialId);
        credential.revoked = true;
        emit CredentialRevoked(credentialId, msg.sender, credential.subject);
    }

    /// @notice Names a member of the calling organisation, in place of the earlier setting if there is one.
    /// @param from When it starts; 0 means the block's time.
    /// @param until When it ends; 0 for no end.
    function setAffiliation(address member, uint40 from, uint40 until) external {
        WellFormed.requireAccount(member);
        WellFormed.requireWindow(from, until);
        if (from == 0) from = WellFormed.time();
        Affiliation storage affiliation = _affiliations[member][msg.sender];
        if (affiliation.revision == 0) _organisations[member].push(msg.sender);
        uint32 revision = affiliation.revision + 1;
        _affiliations[member][msg.sender] = Affiliation(from, until, revision, false);
        emit AffiliationSet(member, msg.sender, revision, from, until);
    }

    /// @notice Ends a membership of the calling organisation, also one that has run out. Once for each setting.
    function endAffiliation(address member) external {
        Affiliation storage affiliation = _affiliations[member][msg.sender];
        if (affiliation.revision == 0 || affiliation.ended) revert NotAffiliated(member, msg.sender);
        affiliation.ended = true;
        emit AffiliationEnded(member, msg.sender, affiliation.revision);
    }

    /// @notice A credential as it stands. Reverts with `UnknownCredential` where there is none.
    function credentialOf(bytes32 credentialId) external view returns (Credential memory) {
        return _known(credentialId);
    }

    /// @notice Whether `member` belongs to `organisation` now.
    function isMember(address member, address organisation) public view returns (bool) {
        Affiliation storage affiliation = _affiliations[member][organisation];
        return affiliation.revision != 0 && !affiliation.ended
            && WellFormed.isWithin(affiliation.from, affiliation.until);
    }

    /// @notice The organisations that name `member` theirs now, in the order in which they first did.
    /// @dev Any account can name any other, so the list can be long: decide by `isMember`.
    function organisationsOf(address member) external view returns (address[] memory organisations) {
        address[] storage all = _organisations[member];
        organisations = new address[](all.length);
        uint256 count = 0;
        for (uint256 i = 0; i < all.length; i++) {
            if (isMember(member, all[i])) organisations[count++] = all[i];
        }
        assembly ("memory-safe") {
            mstore(organisations, count)
        }
    }

    /// @notice Whether `subject` holds a licensed credential now: within its time, not revoked, and from an issuer
    /// that was trusted when it issued it and is trusted now.
    function hasLicensedCredential(address subject) external view returns (bool) {
        bytes32[] storage licences = _licences[subject];
        for (uint256 i = licences.length; i > 0; i--) {
            Credential storage credential = _credentials[licences[i - 1]];
            if (
                !credential.revoked && WellFormed.isWithin(credential.from, credential.until)
                    && governance.isTrustedIssuer(credential.issuer)
            ) return true;
        }
        return false;
    }

    function _known(bytes32 credentialId) private view returns (Credential storage credential) {
        credential = _credentials[credentialId];
        if (credential.issuer == address(0)) revert UnknownCredential(credentialId);
    }
}
