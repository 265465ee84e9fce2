import Testing

/// All tests that start the built program, one after another.
///
/// Foundation learns of a process's end through a socket that processes started at the same moment inherit: started side
/// by side, one can hide the end of another.
@Suite(.serialized, .timeLimit(.minutes(3))) enum ProgramTests {}
