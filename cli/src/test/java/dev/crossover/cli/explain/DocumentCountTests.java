package dev.crossover.cli.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link DocumentCount}. */
class DocumentCountTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a.ndjson | {"text":"a"}~~{"text":"b"}~broken          | 3
			a.jsonl  | {"text":"a"}~                              | 1
			a.csv    | id,text~1,a~2,"b~c ""d"" e"~3,f            | 3
			a.CSV    | text~a~~b~                                 | 2
			a.csv    | text                                       | 0
			a.json   | [{"text":"a","x":[1]},{"text":"b"},null]   | 3
			a.json   | []                                         | 0
			a.json   | {}                                         | 0
			""")
	void countsDocumentsOfEveryFormat(String name, String content, long documents) throws IOException {
		Path file = Files.writeString(this.folder.resolve(name), content.replace('~', '\n'));

		assertThat(DocumentCount.of(file)).hasValue(documents);
	}

	@Test
	void ofWhenTheNameTellsNothingIsEmpty() throws IOException {
		assertThat(DocumentCount.of(Files.writeString(this.folder.resolve("a.txt"), "a"))).isEmpty();
	}

}
