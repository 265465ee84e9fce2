import HookCrypto
import Testing

/// Signatures by RFC 8032 (Ed25519) and RFC 6979, A.2.5 (ECDSA on P-256 with SHA-256).
@Suite struct PublicKeyTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let algorithm: SignatureAlgorithm
        let secret: String
        let key: String
        let message: String
        let signature: String
    }

    static let p256Secret = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721"
    static let p256Key =
        "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"

    static let vectors = [
        Vector(
            testDescription: "RFC 8032 test 1, an empty message", algorithm: .ed25519,
            secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555f"
                + "b8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        Vector(
            testDescription: "RFC 8032 test 2", algorithm: .ed25519,
            secret: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            key: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da08"
                + "5ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        Vector(
            testDescription: "RFC 8032 test 3", algorithm: .ed25519,
            secret: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            key: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", message: "af82",
            signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18"
                + "ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
        Vector(
            testDescription: "RFC 6979, \"sample\"", algorithm: .ecdsaP256SHA256, secret: p256Secret, key: p256Key,
            message: Hex.encode(Array("sample".utf8)),
            signature: "3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                + "022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"),
        Vector(
            testDescription: "RFC 6979, \"test\"", algorithm: .ecdsaP256SHA256, secret: p256Secret, key: p256Key,
            message: Hex.encode(Array("test".utf8)),
            signature: "3045022100f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
                + "0220019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083"),
    ]

    static func bytes(_ hex: String) throws -> [UInt8] {
        try #require(Array(hex.utf8).withUnsafeBytes { Hex.decode($0, count: hex.utf8.count / 2)?.bytes })
    }

    @Test("A published signature verifies, in pieces too", arguments: vectors)
    func verifies(_ vector: Vector) throws {
        let key = try #require(PublicKey(raw: PublicKeyTests.bytes(vector.key), vector.algorithm))
        let message = try PublicKeyTests.bytes(vector.message)
        let signature = try PublicKeyTests.bytes(vector.signature)
        for cut in 0...message.count {
            let pieces = Message([.owned(Array(message[..<cut])), .owned(Array(message[cut...]))])
            #expect(try key.verifies(signature, of: pieces))
        }
    }

    @Test("A flipped bit in signature or message, and other lengths, do not verify", arguments: vectors)
    func flips(_ vector: Vector) throws {
        let key = try #require(PublicKey(raw: PublicKeyTests.bytes(vector.key), vector.algorithm))
        let message = try PublicKeyTests.bytes(vector.message)
        let signature = try PublicKeyTests.bytes(vector.signature)
        for bit in 0..<(signature.count * 8) {
            var wrong = signature
            wrong[bit / 8] ^= 1 << (bit % 8)
            #expect(try !key.verifies(wrong, of: Message([.owned(message)])), "bit \(bit)")
        }
        for bit in 0..<(message.count * 8) {
            var wrong = message
            wrong[bit / 8] ^= 1 << (bit % 8)
            #expect(try !key.verifies(signature, of: Message([.owned(wrong)])), "bit \(bit)")
        }
        for wrong in [[], Array(signature.dropLast()), signature + [0], [UInt8](repeating: 0, count: 64)] {
            #expect(try !key.verifies(wrong, of: Message([.owned(message)])))
        }
    }

    @Test("What a raw private key signs, its published public key verifies", arguments: vectors)
    func signs(_ vector: Vector) throws {
        let secret = try #require(PrivateKey(raw: PublicKeyTests.bytes(vector.secret), vector.algorithm))
        let key = try #require(PublicKey(raw: PublicKeyTests.bytes(vector.key), vector.algorithm))
        let message = Message([.owned(try PublicKeyTests.bytes(vector.message))])
        let signature = try secret.sign(message)
        #expect(try key.verifies(signature, of: message))
        #expect(try secret.publicKey.info() == key.info())
        // Ed25519 always makes the same signature of a message; ECDSA takes a random number for each.
        if vector.algorithm == .ed25519 { #expect(Hex.encode(signature) == vector.signature) }
    }

    @Test("Keys survive being written and read", arguments: SignatureAlgorithm.allCases)
    func written(_ algorithm: SignatureAlgorithm) throws {
        let made = try PrivateKey(new: algorithm)
        let secret = try #require(PrivateKey(info: made.info(), algorithm))
        let key = try #require(PublicKey(info: made.publicKey.info(), algorithm))
        let message = Message([.owned([1, 2, 3])])
        #expect(try key.verifies(secret.sign(message), of: message))
        for other in SignatureAlgorithm.allCases where other != algorithm {
            #expect(try PrivateKey(info: made.info(), other) == nil)
            #expect(try PublicKey(info: made.publicKey.info(), other) == nil)
        }
        #expect(try PublicKey(info: made.publicKey.info() + [0], algorithm) == nil, "bytes behind the key")
        #expect(try PublicKey(info: made.info(), algorithm) == nil, "a private key is no public one")
    }

    @Test("What is no key is refused", arguments: SignatureAlgorithm.allCases)
    func refused(_ algorithm: SignatureAlgorithm) {
        for length in [0, 1, 31, 32, 33, 34, 63, 64, 65, 66, 91] {
            let bytes = [UInt8](repeating: 0xFF, count: length)
            #expect(PublicKey(info: bytes, algorithm) == nil)
            #expect(PrivateKey(info: bytes, algorithm) == nil)
            if algorithm == .ecdsaP256SHA256 { #expect(PublicKey(raw: bytes, algorithm) == nil, "not on the curve") }
        }
        #expect(PublicKey(raw: [], algorithm) == nil)
        #expect(PrivateKey(raw: [], algorithm) == nil)
    }

    @Test("A compressed point is the same key")
    func compressed() throws {
        let whole = try PublicKeyTests.bytes(PublicKeyTests.p256Key)
        let key = try #require(PublicKey(raw: [0x03] + whole[1..<33], .ecdsaP256SHA256))
        let vector = PublicKeyTests.vectors[3]
        let message = Message([.owned(try PublicKeyTests.bytes(vector.message))])
        #expect(try key.verifies(PublicKeyTests.bytes(vector.signature), of: message))
    }
}
