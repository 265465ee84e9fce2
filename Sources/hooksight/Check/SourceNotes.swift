/// What was passed over while a source was read, for the summary.
struct SourceNotes: Sendable {
    /// Requests of a HAR without a JSON body.
    var otherRequests = 0
    /// Payloads whose provider nobody knows, where only the others were asked for.
    var unidentified = 0
    /// Names of files and folders that an ignore file told to leave out, or that are hidden or links to folders.
    var ignored = 0
    var hidden = 0
    var linked = 0

    static func += (sum: inout SourceNotes, more: SourceNotes) {
        sum.otherRequests += more.otherRequests
        sum.unidentified += more.unidentified
        sum.ignored += more.ignored
        sum.hidden += more.hidden
        sum.linked += more.linked
    }

    /// What was left out, each part behind a semicolon, for the end of the summary.
    var summary: String {
        var text = ""
        if unidentified > 0 { text += "; \(unidentified) of no known provider, left out" }
        if ignored > 0 { text += "; \(ignored) left out by \(IgnoreFile.name) (--no-ignore checks them)" }
        if hidden > 0 { text += "; \(hidden) hidden left out" }
        if linked > 0 { text += "; \(linked) \(linked == 1 ? "link to a folder" : "links to folders") left out" }
        if otherRequests > 0 {
            let noun = otherRequests == 1 ? "request" : "requests"
            text += "; \(otherRequests) \(noun) without a JSON body left out"
        }
        return text
    }
}
