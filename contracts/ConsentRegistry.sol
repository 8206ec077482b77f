// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP7702Utils} from "@openzeppelin/contracts/account/utils/EIP7702Utils.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {Codes, InvalidCode} from "./Codes.sol";
import {ConsentRequests} from "./ConsentRequests.sol";
import {CredentialRegistry} from "./CredentialRegistry.sol";
import {Governance, Governed, Roles} from "./Governance.sol";
import {Patients} from "./Patients.sol";
import {WellFormed} from "./WellFormed.sol";

/// @title What patients consent to
/// @notice Consents are granted and revoked by the patient's controller, a representative or a registrar, by transaction
/// or by an EIP-712 signature that anybody relays; the account may be a contract that speaks ERC-1271.
/// @dev An account that delegates to code (EIP-7702) is asked as a contract is: a signature by its own key counts only if
/// that code accepts it by ERC-1271. If the code does not, the account can still grant and revoke by transactions of its
/// own, or by signature once it has taken the delegation back. Consents that it gave earlier stay valid.
contract ConsentRegistry is Patients, ConsentRequests, EIP712, Nonces {
    /// @notice What is granted. `from` 0: from its block on. `until` 0: no end. `requestId` 0: nobody asked.
    struct Grant {
        bytes32 consentId;
        bytes32 patient;
        address grantee;
        uint64 purposes;
        uint32 categories;
        uint16 actions;
        uint40 from;
        uint40 until;
        bool redisclosure;
        bytes32 requestId;
    }

    /// @notice A consent as it stands. `revokedAt` 0: not revoked.
    struct Consent {
        bytes32 patient;
        address grantee;
        uint64 purposes;
        uint32 categories;
        uint16 actions;
        uint40 from;
        uint40 until;
        uint40 grantedAt;
        uint40 revokedAt;
        bool redisclosure;
    }

    /// @notice A consent was granted.
    /// @param signer Who decided: the caller, or who signed.
    /// @param relayer Who sent the transaction.
    /// @param from As given; 0 where it holds from this block on.
    event ConsentGranted(
        bytes32 indexed consentId,
        bytes32 indexed patient,
        address indexed grantee,
        address signer,
        address relayer,
        uint64 purposes,
        uint32 categories,
        uint16 actions,
        uint40 from,
        uint40 until,
        bool redisclosure,
        bytes32 requestId
    );

    /// @notice A consent was revoked.
    /// @param signer Who decided: the caller, or who signed.
    /// @param relayer Who sent the transaction.
    /// @param requestedAt When the patient asked for it, never 0.
    event ConsentRevoked(
        bytes32 indexed consentId,
        bytes32 indexed patient,
        address indexed grantee,
        address signer,
        address relayer,
        uint40 requestedAt
    );

    error NotAuthorized(bytes32 patient, address account);
    error ConsentExists(bytes32 consentId);
    error UnknownConsent(bytes32 consentId);
    error ConsentAlreadyRevoked(bytes32 consentId);
    error RequestedInFuture(uint40 requestedAt);
    error SignatureExpired(uint256 deadline);
    error InvalidSignature(address signer);
    /// @notice The signer delegates to code (EIP-7702) that does not accept the signature. Send a transaction from the
    /// account itself, or take the delegation back and sign again.
    error DelegateRefusedSignature(address signer, address delegate);

    /// @notice The EIP-712 type of a signed grant.
    bytes32 public constant GRANT_TYPEHASH = keccak256(
        "GrantConsent(bytes32 consentId,bytes32 patient,address grantee,uint64 purposes,uint32 categories,uint16 actions,uint40 from,uint40 until,bool redisclosure,bytes32 requestId,address signer,uint256 nonce,uint256 deadline)"
    );

    /// @notice The EIP-712 type of a signed revocation.
    bytes32 public constant REVOKE_TYPEHASH = keccak256(
        "RevokeConsent(bytes32 consentId,uint40 requestedAt,address signer,uint256 nonce,uint256 deadline)"
    );

    /// @notice Where memberships are kept.
    CredentialRegistry public immutable credentials;

    mapping(bytes32 consentId => Consent) private _consents;
    mapping(bytes32 patient => bytes32[]) private _consentsOf;

    constructor(Governance governance_, CredentialRegistry credentials_)
        Governed(governance_)
        EIP712("Consentry Consent Registry", "1")
    {
        WellFormed.requireAccount(address(credentials_));
        credentials = credentials_;
    }

    /// @notice Grants a consent. For the patient's controller, a representative, or a registrar on the patient's behalf.
    function grantConsent(Grant calldata grant) external {
        _grant(grant, msg.sender);
    }

    /// @notice Grants a consent that `signer` signed, whoever sends it.
    /// @param deadline The last second at which the signature counts.
    /// @param signature Of the EIP-712 message `GrantConsent` with the signer's current nonce.
    function grantConsentBySignature(Grant calldata grant, address signer, uint256 deadline, bytes calldata signature)
        external
    {
        bytes32 hash = keccak256(abi.encode(GRANT_TYPEHASH, grant, signer, _useNonce(signer), deadline));
        _requireSignature(hash, signer, deadline, signature);
        _grant(grant, signer);
    }

    /// @notice Revokes a consent, also one that has expired. For the patient's controller, a representative, or a registrar.
    /// @param requestedAt When the patient asked for it; 0 means the block's time.
    function revokeConsent(bytes32 consentId, uint40 requestedAt) external {
        _revoke(consentId, requestedAt, msg.sender);
    }

    /// @notice Revokes a consent as `signer` signed, whoever sends it.
    /// @param deadline The last second at which the signature counts.
    /// @param signature Of the EIP-712 message `RevokeConsent` with the signer's current nonce.
    function revokeConsentBySignature(
        bytes32 consentId,
        uint40 requestedAt,
        address signer,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 hash =
            keccak256(abi.encode(REVOKE_TYPEHASH, consentId, requestedAt, signer, _useNonce(signer), deadline));
        _requireSignature(hash, signer, deadline, signature);
        _revoke(consentId, requestedAt, signer);
    }

    /// @notice Makes void what the caller signed with its current nonce and nobody has relayed yet.
    function cancelSignatures() external {
        _useNonce(msg.sender);
    }

    /// @notice Whether `actor` may do this now, and by which consent; the latest where several cover it.
    /// @dev A patient's controller and representatives need none for the patient's own requests: `consentId` is 0.
    /// An actor acts for itself and for the organisations it is a member of. Emergencies are permitted here only where
    /// a consent names them: breaking the glass is the custodian's decision. Reads every consent of the patient.
    /// @param purpose A number of `Purpose`.
    /// @param category A number of `Category`, but not `ALL`.
    /// @param action A number of `Action`, but not `ALL`.
    function isPermitted(bytes32 patient, address actor, uint8 purpose, uint8 category, uint8 action)
        external
        view
        returns (bool permitted, bytes32 consentId)
    {
        Codes.requirePurpose(purpose);
        if (!Codes.isConcrete(purpose, category, 0)) revert InvalidCode(category);
        if (!Codes.isConcrete(purpose, category, action)) revert InvalidCode(action);
        if (Codes.isPatientRequest(purpose) && _speaksFor(patient, actor)) return (true, 0);
        bytes32[] storage ids = _consentsOf[patient];
        for (uint256 i = ids.length; i > 0; i--) {
            Consent storage consent = _consents[ids[i - 1]];
            if (
                consent.revokedAt == 0 && WellFormed.isWithin(consent.from, consent.until)
                    && Codes.coversPurpose(consent.purposes, purpose)
                    && Codes.coversCategory(consent.categories, category)
                    && Codes.coversAction(consent.actions, action)
                    && (consent.grantee == actor || credentials.isMember(actor, consent.grantee))
            ) return (true, ids[i - 1]);
        }
        return (false, 0);
    }

    /// @notice A consent as it stands. Reverts with `UnknownConsent` where there is none.
    function consentOf(bytes32 consentId) external view returns (Consent memory) {
        return _known(consentId);
    }

    function _grant(Grant calldata grant, address signer) private {
        WellFormed.requireId(grant.consentId);
        WellFormed.requireAccount(grant.grantee);
        Codes.requireMasks(grant.purposes, grant.categories);
        Codes.requireActions(grant.actions);
        WellFormed.requireWindow(grant.from, grant.until);
        _requireAuthority(grant.patient, signer);
        if (_consents[grant.consentId].grantedAt != 0) revert ConsentExists(grant.consentId);
        if (grant.requestId != 0) _answerRequest(grant.requestId, grant.patient, grant.grantee);
        _consents[grant.consentId] = Consent({
            patient: grant.patient,
            grantee: grant.grantee,
            purposes: grant.purposes,
            categories: grant.categories,
            actions: grant.actions,
            from: grant.from,
            until: grant.until,
            grantedAt: WellFormed.time(),
            revokedAt: 0,
            redisclosure: grant.redisclosure
        });
        _consentsOf[grant.patient].push(grant.consentId);
        emit ConsentGranted(
            grant.consentId,
            grant.patient,
            grant.grantee,
            signer,
            msg.sender,
            grant.purposes,
            grant.categories,
            grant.actions,
            grant.from,
            grant.until,
            grant.redisclosure,
            grant.requestId
        );
    }

    function _revoke(bytes32 consentId, uint40 requestedAt, address signer) private {
        Consent storage consent = _known(consentId);
        _requireAuthority(consent.patient, signer);
        if (consent.revokedAt != 0) revert ConsentAlreadyRevoked(consentId);
        if (requestedAt > block.timestamp) revert RequestedInFuture(requestedAt);
        consent.revokedAt = WellFormed.time();
        emit ConsentRevoked(
            consentId,
            consent.patient,
            consent.grantee,
            signer,
            msg.sender,
            requestedAt == 0 ? WellFormed.time() : requestedAt
        );
    }

    function _requireSignature(bytes32 structHash, address signer, uint256 deadline, bytes calldata signature)
        private
        view
    {
        if (block.timestamp > deadline) revert SignatureExpired(deadline);
        if (!SignatureChecker.isValidSignatureNow(signer, _hashTypedDataV4(structHash), signature)) {
            address delegate = EIP7702Utils.fetchDelegate(signer);
            if (delegate != address(0)) revert DelegateRefusedSignature(signer, delegate);
            revert InvalidSignature(signer);
        }
    }

    function _requireAuthority(bytes32 patient, address account) private view {
        if (_controllers[patient] == address(0)) revert UnknownPatient(patient);
        if (!_speaksFor(patient, account) && !governance.hasRole(Roles.REGISTRAR, account)) {
            revert NotAuthorized(patient, account);
        }
    }

    function _known(bytes32 consentId) private view returns (Consent storage consent) {
        consent = _consents[consentId];
        if (consent.grantedAt == 0) revert UnknownConsent(consentId);
    }
}
