package io.keyledger.enforcement.model;

/** Takes each step that is possible in a state. */
interface Steps {

    /** What is told of each step. */
    interface Found {
        void next(String step, World after);
    }

    /** @param scratch to be loaded with the state before each attempt */
    void from(long state, World scratch, Found found);
}
