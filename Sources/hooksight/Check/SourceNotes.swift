/// What was passed over while a source was read, for the summary.
struct SourceNotes: Sendable {
    /// Requests of a HAR without a JSON body.
    var otherRequests = 0
    /// Names of files and folders that an ignore file told to leave out, or that are hidden or links to folders.
    var ignored = 0
    var hidden = 0
    var linked = 0

    static func += (sum: inout SourceNotes, more: SourceNotes) {
        sum.otherRequests += more.otherRequests
        sum.ignored += more.ignored
        sum.hidden += more.hidden
        sum.linked += more.linked
    }
}
