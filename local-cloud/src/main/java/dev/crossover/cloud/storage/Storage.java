package dev.crossover.cloud.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.h2.mvstore.MVStore;

/** The file in which the stand-ins remember; what was written is there after a kill. */
public final class Storage implements AutoCloseable {

	private final MVStore store;

	private Storage(MVStore store) {
		this.store = store;
	}

	/**
	 * Opens the file, or creates it.
	 * @param folder where it lies
	 * @return the open storage
	 */
	public static Storage in(Path folder) {
		try {
			Files.createDirectories(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		String file = folder.resolve("stand-ins.mv").toString();
		return new Storage(new MVStore.Builder().fileName(file).autoCommitDisabled().open());
	}

	/**
	 * A table of records.
	 * @param name its name
	 * @param type the records it holds
	 * @param <T> their type
	 * @return the table, empty when it is new
	 */
	public <T> Table<T> table(String name, Class<T> type) {
		return new Table<>(this.store, this.store.openMap(name), type);
	}

	@Override
	public void close() {
		this.store.close();
	}

}
