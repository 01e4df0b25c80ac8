package dev.crossover.cloud.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the stand-ins remember is in the file the moment it is written. */
class StorageTests {

	private static final Note FIRST = new Note("first", Instant.parse("2026-01-01T00:00:00Z"));

	@TempDir
	private Path folder;

	@Test
	void whatWasPutIsInTheFileThoughNobodyClosedIt() throws IOException {
		Path killed = Files.createDirectory(this.folder.resolve("killed"));
		try (Storage storage = Storage.in(this.folder.resolve("live"))) {
			Table<Note> notes = storage.table("notes", Note.class);
			notes.put("1", FIRST);
			notes.put("2", FIRST);
			notes.remove("2");
			Files.copy(this.folder.resolve("live/stand-ins.mv"), killed.resolve("stand-ins.mv"));
		}

		try (Storage storage = Storage.in(killed)) {
			assertThat(storage.table("notes", Note.class).values()).containsExactly(FIRST);
		}
	}

	/**
	 * Something to remember.
	 *
	 * @param text a text
	 * @param time a time
	 */
	record Note(String text, Instant time) {
	}

}
