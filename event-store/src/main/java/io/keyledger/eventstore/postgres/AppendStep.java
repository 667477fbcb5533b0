package io.keyledger.eventstore.postgres;

/** The instants between which a process may die; what is stored afterwards must not depend on which it was. */
enum AppendStep {
    CONNECTED,
    LOCKED,
    JUDGED,
    INSERTED,
    COMMITTED
}
