package io.keyledger.standalone.data;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a new keyring to a file that does not exist yet. */
@FunctionalInterface
interface KeyringMaker {

    void create(Path file) throws IOException;
}
