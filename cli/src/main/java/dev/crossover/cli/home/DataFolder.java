package dev.crossover.cli.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder a suite keeps its state in: the local cloud's data, logs, and
 * {@code crossover.json}, which says where it runs.
 */
public final class DataFolder {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Path path;

	public DataFolder(Path path) {
		this.path = path.toAbsolutePath().normalize();
	}

	/**
	 * The folder, made if it is missing.
	 * @return its path
	 * @throws IOException when it cannot be made
	 */
	public Path path() throws IOException {
		return Files.createDirectories(this.path);
	}

	/**
	 * The local cloud's folder, made if it is missing.
	 * @return its path
	 * @throws IOException when it cannot be made
	 */
	public Path cloud() throws IOException {
		return Files.createDirectories(this.path.resolve("cloud"));
	}

	/**
	 * Where a process logs.
	 * @param name the process
	 * @return the file, its folder made if it is missing
	 * @throws IOException when the folder cannot be made
	 */
	public Path log(String name) throws IOException {
		return Files.createDirectories(this.path.resolve("logs")).resolve(name + ".log");
	}

	/**
	 * What {@code crossover.json} says, of a suite that runs or ran on this folder.
	 * @return its content, or empty when there is none
	 * @throws IOException when it cannot be read
	 */
	public Optional<JsonNode> description() throws IOException {
		return read("crossover.json");
	}

	/**
	 * Reads a JSON file.
	 * @param name the file's name
	 * @return its content, or empty when there is none
	 * @throws IOException when it cannot be read
	 */
	public Optional<JsonNode> read(String name) throws IOException {
		Path file = this.path.resolve(name);
		return Files.exists(file) ? Optional.of(JSON.readTree(Files.readString(file))) : Optional.empty();
	}

	/**
	 * Writes a file in one step, so that a reader never sees half of it.
	 * @param name the file's name
	 * @param content what to write as JSON
	 * @throws IOException when it cannot be written
	 */
	public void write(String name, Object content) throws IOException {
		Path half = Files.createTempFile(path(), name, ".half");
		Files.writeString(half, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content));
		Files.move(half, this.path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	/**
	 * Removes a file, if it is there.
	 * @param name the file's name
	 * @throws IOException when it cannot be removed
	 */
	public void remove(String name) throws IOException {
		Files.deleteIfExists(this.path.resolve(name));
	}

	/**
	 * Deletes a folder with all that is in it.
	 * @param folder the folder
	 * @throws IOException when something in it cannot be deleted
	 */
	public static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
