import Testing

/// All tests of the diagnosis, one after the other: they work without waiting, and those that wait for sockets shall find
/// a thread free.
@Suite(.serialized) enum DiagnosisSuite {}
