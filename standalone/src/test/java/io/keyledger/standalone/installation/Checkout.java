package io.keyledger.standalone.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of this checkout, by their paths in it. */
final class Checkout {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private Checkout() {}

    static Path path(String path) {
        return ROOT.resolve(path).normalize();
    }

    static String text(String path) {
        return READ.computeIfAbsent(path, Checkout::read);
    }

    private static String read(String path) {
        try {
            return Files.readString(path(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the first group of the pattern stands for in a file. */
    static String find(String path, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text(path));
        if (!matcher.find()) {
            throw new AssertionError(path + " has nothing like " + pattern);
        }
        return matcher.group(1);
    }
}
