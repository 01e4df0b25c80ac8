package dev.crossover.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of documentation with snippets: each {@code sh} block is run, in one shell, and
 * the {@code json} block after it shows what its output looks like.
 *
 * @param snippets the snippets, in their order
 */
record ApiGuide(List<Snippet> snippets) {

	private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|json)\\n(.*?)^```$");

	static ApiGuide read(Path page) throws IOException {
		List<Snippet> snippets = new ArrayList<>();
		Matcher block = BLOCK.matcher(Files.readString(page));
		while (block.find()) {
			if (block.group(1).equals("sh")) {
				snippets.add(new Snippet(block.group(2), null));
			}
			else {
				snippets.add(new Snippet(snippets.removeLast().script(), JsonMapper.shared().readTree(block.group(2))));
			}
		}
		return new ApiGuide(snippets);
	}

	/**
	 * Runs every snippet, as a reader would.
	 * @param folder where to
	 * @param url where the API answers
	 * @param key an API key
	 */
	void follow(Path folder, String url, String key) throws IOException, InterruptedException {
		StringBuilder script = new StringBuilder("set -euo pipefail\n");
		for (int i = 0; i < this.snippets.size(); i++) {
			script.append("echo %d > at\n{\n%s} > out.%d\n".formatted(i, this.snippets.get(i).script(), i));
		}
		ProcessBuilder bash = new ProcessBuilder("bash", "-c", script.toString()).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("log").toFile());
		bash.environment().put("CROSSOVER_URL", url);
		bash.environment().put("CROSSOVER_API_KEY", key);
		Process running = bash.start();
		assertThat(running.waitFor(5, TimeUnit.MINUTES)).as("the guide comes to its end").isTrue();
		String at = Files.readString(folder.resolve("at")).strip();
		assertThat(running.exitValue())
			.as("snippet %s:%n%s%n%s%n%s", at, this.snippets.get(Integer.parseInt(at)).script(),
					Files.readString(folder.resolve("out." + at)), Files.readString(folder.resolve("log")))
			.isZero();
		for (int i = 0; i < this.snippets.size(); i++) {
			this.snippets.get(i).check(Files.readString(folder.resolve("out." + i)));
		}
	}

	/**
	 * A snippet.
	 *
	 * @param script what is run
	 * @param shown what its output looks like
	 */
	record Snippet(String script, @Nullable JsonNode shown) {

		void check(String output) {
			if (this.shown != null) {
				assertThat(output).isNotBlank();
				compare("", this.shown, JsonMapper.shared().readTree(output));
			}
		}

		// Whatever is shown is there, of the same kind; values differ from run to run.
		private static void compare(String path, JsonNode shown, JsonNode found) {
			assertThat(found.getNodeType()).as("%s in %s", path, found).isEqualTo(shown.getNodeType());
			shown.properties()
				.forEach((property) -> compare(path + "/" + property.getKey(), property.getValue(),
						found.path(property.getKey())));
			if (shown.isArray() && !shown.isEmpty()) {
				compare(path + "/0", shown.path(0), found.path(0));
			}
		}

	}

}
