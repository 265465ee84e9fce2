import HookCrypto
import Testing

/// Comparing a signature tells nobody how far it was right.
@Suite struct ConstantTimeTests {
    @Test("A difference is seen wherever it is, and by the one function that looks at every byte", arguments: 0..<64)
    func everyPlace(_ place: Int) throws {
        let key = try HMACKey(Array("secret".utf8), algorithm: .sha512)
        let code = try Array("body".utf8).withUnsafeBytes { try key.authenticate($0) }
        var bytes = code.withUnsafeBytes { Array($0) }
        #expect(bytes.withUnsafeBytes { code.equals($0) })
        bytes[place] ^= 1
        #expect(!bytes.withUnsafeBytes { code.equals($0) })
        #expect(!code.withUnsafeBytes { code in bytes.withUnsafeBytes { ConstantTime.equal(code, $0) } })
    }

    @Test("There is no other way to compare codes: they cannot be compared with ==, hashed, or printed")
    func noOtherWay() throws {
        let code: Any = try Array("body".utf8).withUnsafeBytes {
            try HMACKey([1], algorithm: .sha256).authenticate($0)
        }
        #expect(!(code is any Equatable))
        #expect(!(code is any CustomStringConvertible))
        // Nor does it hold its bytes in an array or a string, which could be.
        #expect(Mirror(reflecting: code).children.allSatisfy { !($0.value is any Collection) })
    }

    @Test("Texts of different lengths are different")
    func lengths() {
        #expect(!ConstantTime.equal("abc", "abcd"))
        #expect(!ConstantTime.equal("", "a"))
        #expect(ConstantTime.equal("", ""))
        #expect(ConstantTime.equal("é", "é"))
    }
}
