// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Codes} from "../Codes.sol";

/// @title Shows the tests what `Codes` says of every pair of codes, in one call each
contract CodesProbe {
    /// @notice For each purpose, the mask of the purposes that cover it.
    function purposesCovering(uint8 count) external pure returns (uint256[] memory masks) {
        masks = new uint256[](count);
        for (uint8 asked = 0; asked < count; asked++) {
            for (uint8 named = 0; named < count; named++) {
                if (Codes.coversPurpose(uint64(1 << named), asked)) masks[asked] |= 1 << named;
            }
        }
    }

    /// @notice For each category, the mask of the categories that cover it.
    function categoriesCovering(uint8 count) external pure returns (uint256[] memory masks) {
        masks = new uint256[](count);
        for (uint8 asked = 0; asked < count; asked++) {
            for (uint8 named = 0; named < count; named++) {
                if (Codes.coversCategory(uint32(1 << named), asked)) masks[asked] |= 1 << named;
            }
        }
    }

    /// @notice For each action, the mask of the actions that cover it.
    function actionsCovering(uint8 count) external pure returns (uint256[] memory masks) {
        masks = new uint256[](count);
        for (uint8 asked = 0; asked < count; asked++) {
            for (uint8 named = 0; named < count; named++) {
                if (Codes.coversAction(uint16(1 << named), asked)) masks[asked] |= 1 << named;
            }
        }
    }

    /// @notice The masks of the purposes that are the patient's own request, and of the licensed kinds of credential.
    function groups(uint8 purposes, uint8 kinds) external pure returns (uint256 patientRequests, uint256 licensed) {
        for (uint8 code = 0; code < purposes; code++) {
            if (Codes.isPatientRequest(code)) patientRequests |= 1 << code;
        }
        for (uint8 code = 0; code < kinds; code++) {
            if (Codes.isLicensed(code)) licensed |= 1 << code;
        }
    }
}
