internal import HookModel
internal import HookProviders

extension URLVariant {
    /// What to do about it.
    var remedy: String {
        switch cause {
        case .urlQuery:
            "Sign the URL exactly as it is called: something parsed the query and wrote it again, on the way or where "
                + "it is signed. A query that is part of the address in the sender's settings belongs into "
                + "--public-url "
                + "as well."
        case .urlPath:
            "Sign the URL exactly as it is called, and have proxies leave the path alone; if one takes a part away, "
                + "tell Hooksight the whole address with --public-url."
        default:
            "Tell Hooksight the address that the sender calls with --public-url, spelled as it is in the sender's "
                + "settings; a final slash or a query belongs into both or neither."
        }
    }
}
