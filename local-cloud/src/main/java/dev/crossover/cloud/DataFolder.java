package dev.crossover.cloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import tools.jackson.databind.json.JsonMapper;

/** The folder of one local cloud, held by one process at a time. */
final class DataFolder implements AutoCloseable {

	private static final JsonMapper mapper = new JsonMapper();

	private final Path path;

	private final FileChannel lock;

	private DataFolder(Path path, FileChannel lock) {
		this.path = path;
		this.lock = lock;
	}

	static DataFolder open(Path folder) throws IOException {
		Path path = Files.createDirectories(folder.toAbsolutePath().normalize());
		FileChannel channel = FileChannel.open(path.resolve("cloud.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		FileLock lock = channel.tryLock();
		if (lock == null) {
			channel.close();
			throw new IOException("Another local cloud runs on " + path + "; stop it or name another --data-dir");
		}
		Files.deleteIfExists(path.resolve("cloud.json"));
		return new DataFolder(path, channel);
	}

	Path path() {
		return this.path;
	}

	/**
	 * Tells other processes where everything is; they see the whole file or none.
	 * @param description what to tell
	 * @throws IOException when it cannot be written
	 */
	void announce(CloudDescription description) throws IOException {
		Path draft = this.path.resolve("cloud.json.new");
		Files.writeString(draft, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(description));
		Files.move(draft, this.path.resolve("cloud.json"), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
	}

	@Override
	public void close() throws IOException {
		Files.deleteIfExists(this.path.resolve("cloud.json"));
		this.lock.close();
	}

}
