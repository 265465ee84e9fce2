import HookCrypto

/// Base64 for tables that need nothing else of HookCrypto.
enum TestBase64 {
    static func encode(_ bytes: [UInt8]) -> String { Base64.encode(bytes) }
}
