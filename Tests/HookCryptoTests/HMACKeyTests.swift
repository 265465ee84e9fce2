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

    static let vectors = [
        Vector(
            testDescription: "RFC 4231 case 1, SHA-256", algorithm: .sha256, key: [UInt8](repeating: 0x0B, count: 20),
            data: Array("Hi There".utf8), code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        Vector(
            testDescription: "RFC 4231 case 2, SHA-256", algorithm: .sha256, key: Array("Jefe".utf8),
            data: Array("what do ya want for nothing?".utf8),
            code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        Vector(
            testDescription: "RFC 4231 case 6, SHA-256, a key longer than a block", algorithm: .sha256,
            key: [UInt8](repeating: 0xAA, count: 131),
            data: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        Vector(
            testDescription: "RFC 4231 case 2, SHA-512", algorithm: .sha512, key: Array("Jefe".utf8),
            data: Array("what do ya want for nothing?".utf8),
            code: "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"),
        Vector(
            testDescription: "RFC 2202 case 2, SHA-1", algorithm: .sha1, key: Array("Jefe".utf8),
            data: Array("what do ya want for nothing?".utf8), code: "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
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
            try key.authenticate(
                UnsafeRawBufferPointer(rebasing: data[..<cut]), UnsafeRawBufferPointer(rebasing: data[cut...]))
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
            let pieced = try key.authenticate(pieces)
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
