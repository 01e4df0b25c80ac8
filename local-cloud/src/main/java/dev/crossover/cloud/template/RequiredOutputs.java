package dev.crossover.cloud.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the services of a project read of its stacks. A resource deleted from the
 * definition takes its output with it; that is said here, before anything starts, and not
 * by the first service that misses it.
 *
 * @param names the outputs' names
 */
public record RequiredOutputs(List<String> names) {

	/**
	 * Reads the names, one a line; a line that starts with {@code #} is a comment.
	 * @param file the file
	 * @return the names
	 * @throws IOException when the file cannot be read
	 */
	public static RequiredOutputs read(Path file) throws IOException {
		return new RequiredOutputs(Files.readAllLines(file)
			.stream()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
			.toList());
	}

	/**
	 * Asks whether templates have them all.
	 * @param templates all templates of the project
	 * @throws TemplateException when one is missing
	 */
	public void demandOf(List<Template> templates) {
		Set<String> present = templates.stream()
			.flatMap((template) -> template.section("Outputs").keySet().stream())
			.collect(Collectors.toSet());
		List<String> missing = this.names.stream().filter((name) -> !present.contains(name)).toList();
		if (!missing.isEmpty()) {
			throw new TemplateException(
					"No template has the output %s, which the services read: was its resource deleted from the definition?"
						.formatted(String.join(", ", missing)));
		}
	}

}
