internal import COpenSSL

/// libcrypto could not do what it was asked; for example, SHA-1 in a build that forbids it.
package struct CryptoError: Error, Hashable, CustomStringConvertible {
    /// What was tried and what libcrypto said of it.
    ///
    /// Never holds key material.
    package let description: String

    init(_ attempt: String) {
        let code = ERR_get_error()
        ERR_clear_error()
        guard code != 0 else {
            description = "\(attempt) failed in libcrypto, which gave no reason"
            return
        }
        var text = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(code, &text, text.count)
        let reason = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        description = "\(attempt) failed in libcrypto: \(reason)"
    }
}
