package io.keyledger.standalone.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The file by which Keyledger knows a directory as its own, naming the format of what lies beside it. */
record Marker(Path data) {

    static final int FORMAT = 1;

    private static final String NAME = "keyledger.properties";

    boolean exists() {
        return Files.exists(file());
    }

    /** Says that everything a first start prepares is there. From now on, what is missing is a loss. */
    void write() throws IOException {
        OwnerOnly.write(file(), "# This directory belongs to Keyledger.\nformat=" + FORMAT + "\n");
    }

    /** Refuses a directory whose format this program does not know. */
    void check() throws IOException {
        int format = format();
        if (format > FORMAT) {
            throw DataDirectoryRefused.newerFormat(data, format, FORMAT);
        }
    }

    /** Whether the directory holds nothing but what a first start leaves that was cut short before its marker. */
    boolean nothingElseIn() throws IOException {
        Set<String> ours = Set.of(
                DirectoryLock.NAME, OwnerOnly.unfinished(file()).getFileName().toString());
        try (Stream<Path> entries = Files.list(data)) {
            return entries.allMatch(entry -> ours.contains(entry.getFileName().toString()));
        }
    }

    private int format() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file())) {
            properties.load(reader);
            return Integer.parseInt(properties.getProperty("format", "").strip());
        } catch (IllegalArgumentException notANumber) {
            throw DataDirectoryRefused.unreadableMarker(file());
        }
    }

    private Path file() {
        return data.resolve(NAME);
    }
}
