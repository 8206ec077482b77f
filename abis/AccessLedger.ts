// Written by `npm run contracts:build` from contracts/. Do not edit.

export const accessLedgerAbi = [
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
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "neededRole",
        "type": "bytes32"
      }
    ],
    "name": "AccessControlUnauthorizedAccount",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "width",
        "type": "uint256"
      }
    ],
    "name": "BatchLength",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "count",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "BatchTooLarge",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "EmptyBatch",
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
        "name": "index",
        "type": "uint256"
      }
    ],
    "name": "InvalidEntry",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InvalidId",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "custodian",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "entries",
        "type": "bytes"
      }
    ],
    "name": "AccessBatchRecorded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "accessId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "patient",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "actor",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "custodian",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "record",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "consentId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "reasonHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint48",
        "name": "seq",
        "type": "uint48"
      },
      {
        "indexed": false,
        "internalType": "uint40",
        "name": "occurredAt",
        "type": "uint40"
      },
      {
        "indexed": false,
        "internalType": "uint8",
        "name": "purpose",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint8",
        "name": "category",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint8",
        "name": "action",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint8",
        "name": "outcome",
        "type": "uint8"
      }
    ],
    "name": "AccessRecorded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "accessId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "reviewer",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bool",
        "name": "approved",
        "type": "bool"
      }
    ],
    "name": "AccessReviewed",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "ENTRY_WIDTH",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_ENTRIES",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
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
        "components": [
          {
            "internalType": "bytes32",
            "name": "accessId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "patient",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "record",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "consentId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "reasonHash",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "actor",
            "type": "address"
          },
          {
            "internalType": "uint48",
            "name": "seq",
            "type": "uint48"
          },
          {
            "internalType": "uint40",
            "name": "occurredAt",
            "type": "uint40"
          },
          {
            "internalType": "uint8",
            "name": "purpose",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "category",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "action",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "outcome",
            "type": "uint8"
          }
        ],
        "internalType": "struct AccessLedger.Access",
        "name": "access",
        "type": "tuple"
      }
    ],
    "name": "recordAccess",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes",
        "name": "entries",
        "type": "bytes"
      }
    ],
    "name": "recordAccessBatch",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "accessId",
        "type": "bytes32"
      },
      {
        "internalType": "bool",
        "name": "approved",
        "type": "bool"
      }
    ],
    "name": "reviewAccess",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;
