import Foundation
import TestSupport

@testable import HookTLS

/// Certificates of the tests' own authority, but for the one that is self-signed; see `Certificates`.
enum Certificates {
    /// `localhost` is for localhost and 127.0.0.1, `elsewhere` for example.com and *.example.com.
    static func file(_ name: String) -> String {
        ProjectFiles.root.appending(path: "Tests/HookTLSTests/Certificates/\(name)").path
    }

    static func server(_ name: String = "localhost") throws -> TLSContext {
        try TLSContext(certificateFile: file("\(name).pem"), keyFile: file("\(name).key"))
    }

    /// A client that believes the tests' authority.
    static func client() throws -> TLSContext {
        try TLSContext(trusting: TrustedAuthorities(file: file("authority.pem")), isInsecure: false)
    }
}
