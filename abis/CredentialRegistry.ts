// Written by `npm run contracts:build` from contracts/. Do not edit.

export const credentialRegistryAbi = [
  {
    "inputs": [
      {
        "internalType": "contract Governance",
        "name": "governance_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "credentialId",
        "type": "bytes32"
      }
    ],
    "name": "CredentialAlreadyRevoked",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "credentialId",
        "type": "bytes32"
      }
    ],
    "name": "CredentialExists",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InvalidAccount",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "code",
        "type": "uint256"
      }
    ],
    "name": "InvalidCode",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InvalidId",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint40",
        "name": "from",
        "type": "uint40"
      },
      {
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      }
    ],
    "name": "InvalidWindow",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "member",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "organisation",
        "type": "address"
      }
    ],
    "name": "NotAffiliated",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "credentialId",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NotIssuer",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "credentialId",
        "type": "bytes32"
      }
    ],
    "name": "UnknownCredential",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "member",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "organisation",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "revision",
        "type": "uint32"
      }
    ],
    "name": "AffiliationEnded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "member",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "organisation",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "revision",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint40",
        "name": "from",
        "type": "uint40"
      },
      {
        "indexed": false,
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      }
    ],
    "name": "AffiliationSet",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "credentialId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "issuer",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "subject",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint8",
        "name": "kind",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint40",
        "name": "from",
        "type": "uint40"
      },
      {
        "indexed": false,
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      }
    ],
    "name": "CredentialIssued",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "credentialId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "issuer",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "subject",
        "type": "address"
      }
    ],
    "name": "CredentialRevoked",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "credentialId",
        "type": "bytes32"
      }
    ],
    "name": "credentialOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "issuer",
            "type": "address"
          },
          {
            "internalType": "uint40",
            "name": "from",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "until",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "revoked",
            "type": "bool"
          },
          {
            "internalType": "uint8",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "subject",
            "type": "address"
          }
        ],
        "internalType": "struct CredentialRegistry.Credential",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "member",
        "type": "address"
      }
    ],
    "name": "endAffiliation",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "governance",
    "outputs": [
      {
        "internalType": "contract Governance",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "subject",
        "type": "address"
      }
    ],
    "name": "hasLicensedCredential",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "member",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "organisation",
        "type": "address"
      }
    ],
    "name": "isMember",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "credentialId",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "subject",
        "type": "address"
      },
      {
        "internalType": "uint8",
        "name": "kind",
        "type": "uint8"
      },
      {
        "internalType": "uint40",
        "name": "from",
        "type": "uint40"
      },
      {
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      }
    ],
    "name": "issueCredential",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "member",
        "type": "address"
      }
    ],
    "name": "organisationsOf",
    "outputs": [
      {
        "internalType": "address[]",
        "name": "organisations",
        "type": "address[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "credentialId",
        "type": "bytes32"
      }
    ],
    "name": "revokeCredential",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "member",
        "type": "address"
      },
      {
        "internalType": "uint40",
        "name": "from",
        "type": "uint40"
      },
      {
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      }
    ],
    "name": "setAffiliation",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;
