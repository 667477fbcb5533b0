package io.keyledger.benchmarks;

/** How programs end in which threads of a framework would go on for ever. */
final class Ending {

    private Ending() {}

    /** What ends the main thread ends the process, with 1. */
    static void withMain() {
        Thread.currentThread().setUncaughtExceptionHandler((main, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
    }
}
