import HookCrypto
import Testing

/// The vectors of RFC 4231 (HMAC-SHA-256 and -512) and RFC 2202 (HMAC-SHA-1).
@Suite struct HMACKeyTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let algorithm: HashAlgorithm
        let key: [UInt8]
        let data: [UInt8]
        let code: String
    }

    private static let longData = Array(
        ("This is a test using a larger than block-size key and a larger than block-size data. "
            + "The key needs to be hashed before being used by the HMAC algorithm.").utf8)

    static let vectors = [
        Vector(
            testDescription: "RFC 4231 case 1, SHA-256", algorithm: .sha256, key: [UInt8](repeating: 0x0B, count: 20),
            data: Array("Hi There".utf8),
            code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        Vector(
            testDescription: "RFC 4231 case 1, SHA-512", algorithm: .sha512, key: [UInt8](repeating: 0x0B, count: 20),
            data: Array("Hi There".utf8),
            code: "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"),
        Vector(
            testDescription: "RFC 4231 case 2, SHA-256", algorithm: .sha256, key: Array("Jefe".utf8),
            data: Array("what do ya want for nothing?".utf8),
            code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        Vector(
            testDescription: "RFC 4231 case 2, SHA-512", algorithm: .sha512, key: Array("Jefe".utf8),
            data: Array("what do ya want for nothing?".utf8),
            code: "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"),
        Vector(
            testDescription: "RFC 4231 case 3, SHA-256", algorithm: .sha256, key: [UInt8](repeating: 0xAA, count: 20),
            data: [UInt8](repeating: 0xDD, count: 50),
            code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        Vector(
            testDescription: "RFC 4231 case 3, SHA-512", algorithm: .sha512, key: [UInt8](repeating: 0xAA, count: 20),
            data: [UInt8](repeating: 0xDD, count: 50),
            code: "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39"
                + "bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb"),
        Vector(
            testDescription: "RFC 4231 case 4, SHA-256", algorithm: .sha256, key: Array(1...25),
            data: [UInt8](repeating: 0xCD, count: 50),
            code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        Vector(
            testDescription: "RFC 4231 case 4, SHA-512", algorithm: .sha512, key: Array(1...25),
            data: [UInt8](repeating: 0xCD, count: 50),
            code: "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3db"
                + "a91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd"),
        Vector(
            testDescription: "RFC 4231 case 6, SHA-256", algorithm: .sha256, key: [UInt8](repeating: 0xAA, count: 131),
            data: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        Vector(
            testDescription: "RFC 4231 case 6, SHA-512", algorithm: .sha512, key: [UInt8](repeating: 0xAA, count: 131),
            data: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
                + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"),
        Vector(
            testDescription: "RFC 4231 case 7, SHA-256", algorithm: .sha256, key: [UInt8](repeating: 0xAA, count: 131),
            data: longData,
            code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
        Vector(
            testDescription: "RFC 4231 case 7, SHA-512", algorithm: .sha512, key: [UInt8](repeating: 0xAA, count: 131),
            data: longData,
            code: "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944"
                + "b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58"),
        Vector(
            testDescription: "RFC 2202 case 1, SHA-1", algorithm: .sha1, key: [UInt8](repeating: 0x0B, count: 20),
            data: Array("Hi There".utf8),
            code: "b617318655057264e28bc0b6fb378c8ef146be00"),
        Vector(
            testDescription: "RFC 2202 case 2, SHA-1", algorithm: .sha1, key: Array("Jefe".utf8),
            data: Array("what do ya want for nothing?".utf8),
            code: "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
        Vector(
            testDescription: "RFC 2202 case 3, SHA-1", algorithm: .sha1, key: [UInt8](repeating: 0xAA, count: 20),
            data: [UInt8](repeating: 0xDD, count: 50),
            code: "125d7342b9ac11cd91a39af48aa17b4f63f175d3"),
        Vector(
            testDescription: "RFC 2202 case 6, SHA-1", algorithm: .sha1, key: [UInt8](repeating: 0xAA, count: 80),
            data: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "aa4ae5e15272d00e95705637ce8a3b55ed402112"),
    ]

    @Test("A published vector", arguments: vectors)
    func vector(_ vector: Vector) throws {
        let key = try HMACKey(vector.key, algorithm: vector.algorithm)
        for _ in 0..<2 {
            let code = try vector.data.withUnsafeBytes { try key.authenticate($0) }
            #expect(code.withUnsafeBytes { Hex.encode($0) } == vector.code)
        }
    }

    @Test("Parts give the code of the whole", arguments: [0, 1, 5, 8])
    func parts(cut: Int) throws {
        let key = try HMACKey([UInt8](repeating: 0x0B, count: 20), algorithm: .sha256)
        let data = Array("Hi There".utf8)
        let code = try data.withUnsafeBytes { data in
            let back = UnsafeRawBufferPointer(rebasing: data[cut...])
            return try key.authenticate(Message([.owned(Array(data[..<cut])), .lent(back)]))
        }
        #expect(code.withUnsafeBytes { Hex.encode($0) } == HMACKeyTests.vectors[0].code)
    }

    @Test("A long message is hashed outside the lock, to the same code as in pieces")
    func longMessage() throws {
        let key = try HMACKey(Array("secret".utf8), algorithm: .sha256)
        let data = [UInt8](repeating: 0x61, count: 100_000)
        try data.withUnsafeBytes { data in
            let pieces = stride(from: 0, to: data.count, by: 10_000).map { start in
                UnsafeRawBufferPointer(rebasing: data[start..<(start + 10_000)])
            }
            let whole = try key.authenticate(data)
            let pieced = try key.authenticate(Message(pieces.map { .lent($0) }))
            #expect(whole.withUnsafeBytes { pieced.equals($0) })
        }
    }

    @Test("One flipped bit, another length or no bytes at all never equal a code")
    func comparison() throws {
        let key = try HMACKey(Array("secret".utf8), algorithm: .sha256)
        let code = try Array("data".utf8).withUnsafeBytes { try key.authenticate($0) }
        let right = code.withUnsafeBytes { Array($0) }
        #expect(right.withUnsafeBytes { code.equals($0) })
        for bit in 0..<(right.count * 8) {
            var wrong = right
            wrong[bit / 8] ^= 1 << (bit % 8)
            #expect(!wrong.withUnsafeBytes { code.equals($0) })
        }
        for wrong in [[], Array(right.dropLast()), right + [0]] as [[UInt8]] {
            #expect(!wrong.withUnsafeBytes { code.equals($0) })
        }
    }
}
