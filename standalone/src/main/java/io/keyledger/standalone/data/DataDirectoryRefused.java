package io.keyledger.standalone.data;

import io.keyledger.standalone.StartRefused;
import java.io.IOException;
import java.nio.file.Path;

/** The data directory or the keys directory cannot be used as it is. */
final class DataDirectoryRefused extends StartRefused {

    private static final long serialVersionUID = 1L;

    private DataDirectoryRefused(String sentence) {
        super(sentence);
    }

    private DataDirectoryRefused(String sentence, IOException cause) {
        super(sentence, cause);
    }

    static DataDirectoryRefused isAFile(Path path, String property) {
        return new DataDirectoryRefused(
                "%s is a file, not a directory: name another place with %s.".formatted(path, property));
    }

    static DataDirectoryRefused notWritable(Path path, String property, IOException cause) {
        return new DataDirectoryRefused(
                "The directory %s cannot be created or written by the user %s: give it to that user or name another with %s."
                        .formatted(path, System.getProperty("user.name"), property),
                cause);
    }

    static DataDirectoryRefused notPrivate(Path data) {
        return new DataDirectoryRefused(
                "The file system of %s cannot keep files for their owner only: run Keyledger on Linux or macOS."
                        .formatted(data));
    }

    static DataDirectoryRefused foreign(Path data) {
        return new DataDirectoryRefused(
                "The directory %s holds files that are not Keyledger's, and nothing in it was touched: name an empty or a new directory with keyledger.data."
                        .formatted(data));
    }

    static DataDirectoryRefused newerFormat(Path data, int found, int known) {
        return new DataDirectoryRefused(
                "The data directory %s was made by a newer Keyledger (its format is %d, this program knows %d): start the newer program again."
                        .formatted(data, found, known));
    }

    static DataDirectoryRefused unreadableMarker(Path marker) {
        return new DataDirectoryRefused(
                "The file %s does not say which format the data directory has: restore it from a backup."
                        .formatted(marker));
    }

    static DataDirectoryRefused inUse(Path data, String holder) {
        return new DataDirectoryRefused(
                "The data directory %s is in use by another running Keyledger%s: stop that one first, or name another directory with keyledger.data."
                        .formatted(data, holder.isEmpty() ? "" : " (process " + holder + ")"));
    }

    static DataDirectoryRefused nothingThere(Path data) {
        return new DataDirectoryRefused(
                "There is no installation of Keyledger in %s: say with keyledger.data where it is.".formatted(data));
    }

    static DataDirectoryRefused keyringMissing(Path keyring) {
        return new DataDirectoryRefused(
                "The keyring %s is missing though this data directory was in use, and without it no issued key works: bring the file back, or say with keyledger.keys where its directory is."
                        .formatted(keyring));
    }

    static DataDirectoryRefused keysInsideData(Path keys, Path data) {
        return new DataDirectoryRefused(
                "The keys directory %s lies inside the data directory %s, so that every backup of the data would contain the keys: name a place apart from it with keyledger.keys."
                        .formatted(keys, data));
    }
}
