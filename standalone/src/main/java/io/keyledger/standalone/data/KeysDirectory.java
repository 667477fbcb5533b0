package io.keyledger.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the keyring lies: apart from the data, so that a backup of the data does not contain the keys. */
record KeysDirectory(Path path) {

    static final String PROPERTY = "keyledger.keys";

    Path keyring() {
        return path.resolve("keyring.properties");
    }

    /** A keyring that is already there is kept: an earlier first start was cut short, or somebody brought it. */
    void prepare(KeyringMaker maker) throws IOException {
        if (Files.exists(keyring())) {
            return;
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw DataDirectoryRefused.isAFile(path, PROPERTY);
        }
        try {
            OwnerOnly.createDirectory(path);
            Path unfinished = OwnerOnly.unfinished(keyring());
            Files.deleteIfExists(unfinished);
            maker.create(unfinished);
            OwnerOnly.finish(unfinished, keyring());
        } catch (IOException failed) {
            throw DataDirectoryRefused.notWritable(path, PROPERTY, failed);
        }
    }

    /** A new keyring in place of a lost one would silently end every key ever issued. */
    void check() {
        if (!Files.exists(keyring())) {
            throw DataDirectoryRefused.keyringMissing(keyring());
        }
    }
}
