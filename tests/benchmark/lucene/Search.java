import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * How does Lucene do the same work as the engines of peers.py? It reads lines on standard input and answers with lines.
 *
 * <p>First the stories, a line each: title terms, body terms, stored title, seconds since 1970, and the values of each
 * facet, parted by tabs, values by spaces; after an empty line it answers with the seconds of processor time that
 * writing took. Then queries: words, any, phrase, word to leave out, first second, second after the last, newest; each
 * is answered with its total and the nanoseconds spent on it. Terms are ready: nothing is analysed here. One thread
 * writes, merges and searches.
 */
public final class Search {
  private static final String[] FACETS = {"party", "place", "event"};
  private static final int BEST = 20;
  private static final float TITLE_BOOST = 3f;
  private static final double BUFFER_MB = 512;

  public static void main(String[] arguments) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 20);
    var directory = FSDirectory.open(Path.of(arguments[0]));
    System.out.println(write(in, directory));
    try (var reader = DirectoryReader.open(directory)) {
      var searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      for (String line; (line = in.readLine()) != null; ) {
        long start = System.nanoTime();
        int total = answer(searcher, line.split("\t", -1));
        System.out.println(total + " " + (System.nanoTime() - start));
      }
    }
  }

  /** Seconds of processor time of this thread, which also merges, without those spent reading and parting lines. */
  private static double write(BufferedReader in, FSDirectory directory) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    var config = new IndexWriterConfig(null).setRAMBufferSizeMB(BUFFER_MB).setMergeScheduler(new SerialMergeScheduler());
    long nanoseconds = 0;
    var writer = new IndexWriter(directory, config);
    var title = new Ready();
    var body = new Ready();
    for (String line; (line = in.readLine()) != null && !line.isEmpty(); ) {
      String[] parts = line.split("\t", -1);
      title.terms = parted(parts[0]);
      body.terms = parted(parts[1]);
      long start = threads.getCurrentThreadCpuTime();
      writer.addDocument(document(title, body, parts));
      nanoseconds += threads.getCurrentThreadCpuTime() - start;
    }
    long start = threads.getCurrentThreadCpuTime();
    writer.close();
    return (nanoseconds + threads.getCurrentThreadCpuTime() - start) / 1e9;
  }

  private static Document document(Ready title, Ready body, String[] parts) {
    var document = new Document();
    document.add(new TextField("title", title));
    document.add(new TextField("body", body));
    document.add(new StoredField("stored_title", parts[2]));
    long published = Long.parseLong(parts[3]);
    document.add(new LongPoint("published", published));
    document.add(new NumericDocValuesField("published", published));
    for (int facet = 0; facet < FACETS.length; facet++) {
      for (String value : parted(parts[4 + facet])) {
        document.add(new SortedSetDocValuesField(FACETS[facet], new BytesRef(value)));
      }
    }
    return document;
  }

  /** The total; the best titles are fetched and the facets counted on the way, each match visited once. */
  @SuppressWarnings("deprecation")
  private static int answer(IndexSearcher searcher, String[] asked) throws IOException {
    boolean newest = !asked[6].isEmpty();
    var order = new Sort(new SortField("published", SortField.Type.LONG, true));
    TopDocsCollector<?> best =
        newest
            ? new TopFieldCollectorManager(order, BEST, null, Integer.MAX_VALUE).newCollector()
            : new TopScoreDocCollectorManager(BEST, null, Integer.MAX_VALUE).newCollector();
    var counting = new Counting();
    // One thread: the successor of this method takes a manager of many collectors.
    searcher.search(query(asked), MultiCollector.wrap(best, counting));
    counting.endSegment();
    TopDocs found = best.topDocs();
    for (ScoreDoc hit : found.scoreDocs) {
      if (searcher.storedFields().document(hit.doc).get("stored_title") == null) {
        throw new IllegalStateException("a story without its title");
      }
    }
    return (int) found.totalHits.value;
  }

  private static Query query(String[] asked) {
    var query = new BooleanQuery.Builder();
    for (String word : parted(asked[0])) {
      query.add(phrase(word), asked[1].isEmpty() ? Occur.MUST : Occur.SHOULD);
    }
    if (!asked[2].isEmpty()) {
      query.add(phrase(parted(asked[2])), Occur.MUST);
    }
    if (!asked[3].isEmpty()) {
      query.add(phrase(asked[3]), Occur.MUST_NOT);
    }
    if (!asked[4].isEmpty()) {
      long first = Long.parseLong(asked[4]);
      query.add(LongPoint.newRangeQuery("published", first, Long.parseLong(asked[5]) - 1), Occur.FILTER);
    }
    return query.build();
  }

  /** One word, or several in a row, in the title or in the body; Lucene makes a TermQuery of a phrase of one. */
  private static Query phrase(String... words) {
    return new BooleanQuery.Builder()
        .add(new BoostQuery(new PhraseQuery("title", words), TITLE_BOOST), Occur.SHOULD)
        .add(new PhraseQuery("body", words), Occur.SHOULD)
        .build();
  }

  private static String[] parted(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ");
  }

  /** Terms that come as they are. */
  private static final class Ready extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private String[] terms;
    private int at;

    @Override
    public void reset() { at = 0; }

    @Override
    public boolean incrementToken() {
      if (at == terms.length) {
        return false;
      }
      clearAttributes();
      step.setPositionIncrement(1);
      term.setEmpty().append(terms[at++]);
      return true;
    }
  }

  /** Counts the values of all facets over all matches, by ordinal within a segment, by value between segments. */
  private static final class Counting extends SimpleCollector {
    private final List<Map<String, Integer>> counts = List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());
    private final SortedSetDocValues[] values = new SortedSetDocValues[FACETS.length];
    private final int[][] ordinals = new int[FACETS.length][];

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      endSegment();
      for (int facet = 0; facet < FACETS.length; facet++) {
        values[facet] = DocValues.getSortedSet(context.reader(), FACETS[facet]);
        ordinals[facet] = new int[(int) values[facet].getValueCount()];
      }
    }

    @Override
    public void collect(int story) throws IOException {
      for (int facet = 0; facet < FACETS.length; facet++) {
        if (values[facet].advanceExact(story)) {
          for (int left = values[facet].docValueCount(); left > 0; left--) {
            ordinals[facet][(int) values[facet].nextOrd()]++;
          }
        }
      }
    }

    private void endSegment() throws IOException {
      for (int facet = 0; facet < FACETS.length && ordinals[facet] != null; facet++) {
        for (int ordinal = 0; ordinal < ordinals[facet].length; ordinal++) {
          String value = values[facet].lookupOrd(ordinal).utf8ToString();
          counts.get(facet).merge(value, ordinals[facet][ordinal], Integer::sum);
        }
      }
    }

    @Override
    public ScoreMode scoreMode() { return ScoreMode.COMPLETE_NO_SCORES; }
  }
}
