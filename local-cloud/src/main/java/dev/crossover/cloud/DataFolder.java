package dev.crossover.cloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

import dev.crossover.cloud.signature.Credentials;
import tools.jackson.databind.json.JsonMapper;

/** The folder of one local cloud, held by one process at a time. */
final class DataFolder implements AutoCloseable {

	private static final JsonMapper mapper = new JsonMapper();

	private static final FileAttribute<?>[] OWNER = FileSystems.getDefault()
		.supportedFileAttributeViews()
		.contains("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];

	private final Path path;

	private final FileChannel lock;

	private final Credentials credentials;

	private DataFolder(Path path, FileChannel lock, Credentials credentials) {
		this.path = path;
		this.lock = lock;
		this.credentials = credentials;
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
		return new DataFolder(path, channel, credentials(path.resolve("credentials.json")));
	}

	Path path() {
		return this.path;
	}

	/**
	 * The cloud's credentials, the same as long as the folder is.
	 * @return the credentials
	 */
	Credentials credentials() {
		return this.credentials;
	}

	private static Credentials credentials(Path file) throws IOException {
		if (!Files.exists(file)) {
			write(file, Credentials.random());
		}
		return mapper.readValue(Files.readString(file), Credentials.class);
	}

	/**
	 * Tells other processes where everything is; they see the whole file or none.
	 * @param description what to tell
	 * @throws IOException when it cannot be written
	 */
	void announce(CloudDescription description) throws IOException {
		write(this.path.resolve("cloud.json"), description);
	}

	// The files hold secrets, even though only of a laptop's cloud.
	private static void write(Path file, Object content) throws IOException {
		Path draft = file.resolveSibling(file.getFileName() + ".new");
		Files.deleteIfExists(draft);
		Files.createFile(draft, OWNER);
		Files.writeString(draft, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(content));
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	@Override
	public void close() throws IOException {
		Files.deleteIfExists(this.path.resolve("cloud.json"));
		this.lock.close();
	}

}
