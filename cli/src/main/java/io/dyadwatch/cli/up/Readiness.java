package io.dyadwatch.cli.up;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** How to tell that a part can be used. */
sealed interface Readiness {

    boolean isReady();

    /** The part writes a file. */
    record Marker(Path file) implements Readiness {
        @Override
        public boolean isReady() {
            return Files.exists(file);
        }
    }

    /** The part answers 200 to a GET. */
    record Http(URI uri) implements Readiness {
        private static final int TIMEOUT_MILLIS = 2000;

        @Override
        public boolean isReady() {
            try {
                HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                try {
                    return connection.getResponseCode() == 200;
                } finally {
                    connection.disconnect();
                }
            } catch (IOException e) {
                return false;
            }
        }
    }
}
