package io.keyledger.standalone.fleet;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Keyrings as an operator edits them: by hand, into a new file. */
final class KeyringFile {

    private static final String NEW_PEPPER = "pepper.new=" + "A".repeat(43) + "=";
    private static final String NEW_BINDING_KEY = "binding.new=" + "B".repeat(42) + "A=";

    private KeyringFile() {}

    /** With a new pepper and a new binding key beside the old ones, which stay current. */
    static Path distributed(Path old) throws IOException {
        return edited(old, "distributed", lines -> lines + NEW_PEPPER + '\n' + NEW_BINDING_KEY + '\n');
    }

    /** With the new ones as the current ones, and the old ones for reading. */
    static Path current(Path distributed) throws IOException {
        return edited(
                distributed,
                "current",
                lines -> lines.replaceAll("pepper\\.current=.*", "pepper.current=new")
                        .replaceAll("binding\\.current=.*", "binding.current=new"));
    }

    /** With the new ones alone. */
    static Path retired(Path current) throws IOException {
        return edited(
                current,
                "retired",
                lines -> String.join(
                        "\n",
                        List.of(lines.split("\n")).stream()
                                .filter(line -> !line.matches("(pepper|binding)\\.(?!current|new).*"))
                                .toList()));
    }

    private static Path edited(Path file, String name, UnaryOperator<String> edit) throws IOException {
        Path next = file.resolveSibling("keyring-" + name);
        Files.createFile(next, asFileAttribute(fromString("rw-------")));
        return Files.writeString(next, edit.apply(Files.readString(file)));
    }
}
