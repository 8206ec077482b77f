// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

// The closed lists of codes. A code's number is its place in its list, and its bit in a mask is `1 << number`.
// `facts/codes.ts` holds the same lists; a test keeps them equal. A list only ever grows at its end.

/// @notice Purposes of use: HL7 v3 ActReason codes.
enum Purpose {
    TREAT,
    CLINTRL,
    COC,
    POPHLTH,
    ETREAT,
    BTG,
    ERTREAT,
    HPAYMT,
    CLMATTCH,
    COVAUTH,
    REMITADV,
    COVERAGE,
    ELIGDTRM,
    ELIGVER,
    ENROLLM,
    HOPERAT,
    FRAUD,
    HCOMPL,
    HLEGAL,
    HQUALIMP,
    HSYSADMIN,
    PATADMIN,
    PATSFTY,
    TRAIN,
    HRESCH,
    BIORCH,
    CLINTRCH,
    DSRCH,
    PUBHLTH,
    DISASTER,
    THREAT,
    PATRQT,
    FAMRQT,
    PWATRNY,
    SUPNWK,
    HMARKT
}

/// @notice Categories of record content. `ALL` covers every category that is not sensitive.
enum Category {
    GENERAL,
    LAB,
    MEDICATION,
    IMAGING,
    PSYTHPN,
    SUD,
    HIV,
    SDV,
    SEX,
    GENETIC,
    ALL
}

/// @notice What is done to a record.
enum Action {
    READ,
    CREATE,
    UPDATE,
    DELETE,
    EXPORT,
    ALL
}

/// @notice Whether the custodian's gateway let an access through.
enum Outcome {
    PERMITTED,
    DENIED
}

/// @notice Kinds of credential. The first three are licensed professions.
enum CredentialKind {
    PHYSICIAN,
    NURSE,
    PHARMACIST,
    RESEARCHER,
    CLERK
}

/// @notice A number that stands for no code of its list, or for one that may not stand here.
/// @param code The number given.
error InvalidCode(uint256 code);

/// @notice A mask that names nothing, or has a bit beyond its list.
/// @param mask The mask given.
error InvalidMask(uint256 mask);

/// @title What codes are well formed, and which code covers which
library Codes {
    /// @dev Categories that are covered only where they are named.
    uint256 internal constant SENSITIVE = (1 << uint256(Category.PSYTHPN)) | (1 << uint256(Category.SUD))
        | (1 << uint256(Category.HIV)) | (1 << uint256(Category.SDV)) | (1 << uint256(Category.SEX))
        | (1 << uint256(Category.GENETIC));

    /// @dev Purposes that are covered only where they are named: emergencies and clinical trials.
    uint256 internal constant NAMED_ONLY = (1 << uint256(Purpose.ETREAT)) | (1 << uint256(Purpose.BTG))
        | (1 << uint256(Purpose.ERTREAT)) | (1 << uint256(Purpose.CLINTRL));

    /// @notice Reverts with `InvalidCode` unless `purpose` is in the list.
    function requirePurpose(uint8 purpose) internal pure {
        if (purpose > uint8(type(Purpose).max)) revert InvalidCode(purpose);
    }

    /// @notice Reverts with `InvalidCode` unless `category` is in the list.
    function requireCategory(uint8 category) internal pure {
        if (category > uint8(type(Category).max)) revert InvalidCode(category);
    }

    /// @notice Reverts with `InvalidCode` unless `kind` is in the list of kinds of credential.
    function requireKind(uint8 kind) internal pure {
        if (kind > uint8(type(CredentialKind).max)) revert InvalidCode(kind);
    }

    /// @notice Reverts with `InvalidMask` unless `purposes` and `categories` each name something, and only what is listed.
    function requireMasks(uint64 purposes, uint32 categories) internal pure {
        _requireMask(purposes, uint8(type(Purpose).max));
        _requireMask(categories, uint8(type(Category).max));
    }

    /// @notice Reverts with `InvalidMask` unless `actions` names something, and only what is listed.
    function requireActions(uint16 actions) internal pure {
        _requireMask(actions, uint8(type(Action).max));
    }

    /// @notice Whether these codes can describe one access: `ALL` is no category and no action of a single access.
    function isConcrete(uint8 purpose, uint8 category, uint8 action) internal pure returns (bool) {
        return purpose <= uint8(type(Purpose).max) && category < uint8(Category.ALL) && action < uint8(Action.ALL);
    }

    /// @notice Whether a grant for `purposes` covers `purpose`: a named purpose covers itself and what is below it in
    /// the HL7 hierarchy, but emergencies and clinical trials only where they are named.
    function coversPurpose(uint64 purposes, uint8 purpose) internal pure returns (bool) {
        uint256 sufficient = 1 << purpose;
        if (NAMED_ONLY & sufficient == 0) {
            for (uint8 above = parentOf(purpose); above != purpose; above = parentOf(purpose)) {
                sufficient |= 1 << above;
                purpose = above;
            }
        }
        return purposes & sufficient != 0;
    }

    /// @notice Whether a grant for `categories` covers `category`: `ALL` covers every category but the sensitive ones.
    function coversCategory(uint32 categories, uint8 category) internal pure returns (bool) {
        uint256 sufficient = 1 << category;
        if (SENSITIVE & sufficient == 0) sufficient |= 1 << uint8(Category.ALL);
        return categories & sufficient != 0;
    }

    /// @notice Whether a grant for `actions` covers `action`.
    function coversAction(uint16 actions, uint8 action) internal pure returns (bool) {
        return actions & ((1 << action) | (1 << uint8(Action.ALL))) != 0;
    }

    /// @notice Whether `purpose` is the patient's own request, or below it.
    function isPatientRequest(uint8 purpose) internal pure returns (bool) {
        return purpose >= uint8(Purpose.PATRQT) && purpose <= uint8(Purpose.SUPNWK);
    }

    /// @notice Whether credentials of this kind license their holder to treat.
    function isLicensed(uint8 kind) internal pure returns (bool) {
        return kind <= uint8(CredentialKind.PHARMACIST);
    }

    /// @notice The purpose directly above `purpose` in the HL7 hierarchy, itself where it is at the top.
    /// @dev The list is in depth-first order, so each family is a run of numbers.
    function parentOf(uint8 purpose) internal pure returns (uint8) {
        if (purpose == uint8(Purpose.BTG) || purpose == uint8(Purpose.ERTREAT)) return uint8(Purpose.ETREAT);
        if (purpose < uint8(Purpose.HPAYMT)) return uint8(Purpose.TREAT);
        if (purpose >= uint8(Purpose.ELIGDTRM) && purpose <= uint8(Purpose.ENROLLM)) return uint8(Purpose.COVERAGE);
        if (purpose < uint8(Purpose.HOPERAT)) return uint8(Purpose.HPAYMT);
        if (purpose < uint8(Purpose.HRESCH)) return uint8(Purpose.HOPERAT);
        if (purpose < uint8(Purpose.PUBHLTH)) return uint8(Purpose.HRESCH);
        if (purpose < uint8(Purpose.PATRQT)) return uint8(Purpose.PUBHLTH);
        if (purpose < uint8(Purpose.HMARKT)) return uint8(Purpose.PATRQT);
        return purpose;
    }

    function _requireMask(uint256 mask, uint8 last) private pure {
        if (mask == 0 || mask >> (uint256(last) + 1) != 0) revert InvalidMask(mask);
    }
}
