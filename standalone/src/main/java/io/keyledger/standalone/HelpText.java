package io.keyledger.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What {@code --help} prints. */
public final class HelpText {

    private HelpText() {}

    /** @param name of the text among the resources in {@code help} */
    public static void print(String name) {
        try (InputStream text = Objects.requireNonNull(HelpText.class.getResourceAsStream("/help/" + name + ".txt"))) {
            System.out.print(new String(text.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
