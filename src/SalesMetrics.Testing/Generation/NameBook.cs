namespace SalesMetrics.Testing.Generation;

/// <summary>Made-up names that read well and never collide: reps', managers', teams', regions' and accounts'.</summary>
/// <remarks>
/// A rep's number picks a first and a last name by two walks whose lengths (61 and 64) have no common divisor, so every pair comes up once
/// before any comes again (Chinese remainder theorem); then a number follows the name. Managers have last names of their own.
/// </remarks>
internal sealed class NameBook
{
    private static readonly ImmutableArray<string> FirstNames =
    [
        "Ada", "Aaron", "Alice", "Amir", "Anna", "Arjun", "Bella", "Ben", "Carla", "Carlos", "Chen", "Clara", "Daniel", "Dina", "Elena",
        "Emil", "Emma", "Erik", "Fatima", "Felix", "Finn", "Grace", "Hana", "Hugo", "Ines", "Isaac", "Ivan", "Jade", "James", "Jonas",
        "Julia", "Kaito", "Karim", "Lara", "Leo", "Lina", "Luca", "Maria", "Mateo", "Maya", "Milan", "Mina", "Nadia", "Nils", "Noah", "Nora",
        "Olga", "Omar", "Oscar", "Paula", "Priya", "Rafael", "Rosa", "Samir", "Sara", "Sofia", "Theo", "Vera", "Viktor", "Yara", "Zoe",
    ];

    private static readonly ImmutableArray<string> LastNames =
    [
        "Abbott", "Acosta", "Ahmed", "Alvarez", "Becker", "Bennett", "Berg", "Blake", "Brown", "Campos", "Carter", "Castro", "Chan", "Conti",
        "Cruz", "Dahl", "Das", "Diaz", "Dubois", "Ellis", "Evans", "Fischer", "Foster", "Garcia", "Gray", "Haas", "Hansen", "Hughes", "Iqbal",
        "Ito", "Jansen", "Kaplan", "Keller", "Khan", "Kim", "Klein", "Kovacs", "Lang", "Larsen", "Lopez", "Marino", "Meyer", "Mills", "Moreau",
        "Nguyen", "Novak", "Okafor", "Owens", "Park", "Patel", "Perez", "Quinn", "Reyes", "Rossi", "Santos", "Sato", "Silva", "Singh", "Tanaka",
        "Turner", "Vega", "Weber", "Wong", "Young",
    ];

    private static readonly ImmutableArray<string> ManagerLastNames =
    [
        "Archer", "Baxter", "Calder", "Drummond", "Eastwood", "Fairfax", "Granger", "Hathaway", "Ingram", "Jarvis", "Kingsley", "Lockwood",
        "Mercer", "Northcott", "Osborne", "Prescott", "Radcliffe", "Sinclair", "Thornton", "Underhill", "Vaughn", "Whitaker", "Yardley", "Zeller",
    ];

    private static readonly ImmutableArray<string> AccountFirstWords =
    [
        "Alder", "Amber", "Aspen", "Birch", "Blue", "Bright", "Cedar", "Clear", "Copper", "Coral", "Crest", "Delta", "Elm", "Ember", "Falcon",
        "Fern", "Granite", "Harbor", "Hazel", "Iron", "Juniper", "Lake", "Laurel", "Maple", "Marble", "Meadow", "North", "Oak", "Orchard", "Pine",
        "Quartz", "Raven", "River", "Silver", "Spruce", "Stone", "Summit", "Timber", "Valley", "Willow",
    ];

    private static readonly ImmutableArray<string> AccountSecondWords =
    [
        "Airlines", "Analytics", "Bank", "Brewing", "Chemicals", "Clinics", "Construction", "Energy", "Engineering", "Foods", "Furniture",
        "Health", "Hotels", "Insurance", "Labs", "Logistics", "Media", "Motors", "Optics", "Pharma", "Retail", "Schools", "Software", "Steel",
        "Textiles",
    ];

    private static readonly ImmutableArray<string> RegionNames = ["North", "South", "East", "West", "Central"];

    // Without it the manager of a team would share a first name with the team's first rep.
    private const int ManagerShift = 30;

    private readonly int _firstOffset;
    private readonly int _lastOffset;

    public NameBook(long seed)
    {
        var random = RandomStream.Of(seed, StreamPurpose.Names, 0);
        _firstOffset = random.Below(FirstNames.Length);
        _lastOffset = random.Below(LastNames.Length);
    }

    /// <summary>The team of an index from 0: <c>Team 01</c>.</summary>
    public static string Team(int index) => Invariant($"Team {index + 1:D2}");

    /// <summary>The region of an index from 0: five points of the compass, then <c>Region 06</c>.</summary>
    public static string Region(int index) => index < RegionNames.Length ? RegionNames[index] : Invariant($"Region {index + 1:D2}");

    /// <summary>One of a thousand accounts.</summary>
    public static string DrawAccount(RandomStream random) =>
        AccountFirstWords[random.Below(AccountFirstWords.Length)] + " " + AccountSecondWords[random.Below(AccountSecondWords.Length)];

    /// <summary>The rep of a number from 1.</summary>
    public string Rep(int number) => Name(number - 1, _firstOffset, LastNames);

    /// <summary>The manager of an index from 0.</summary>
    public string Manager(int index) => Name(index, _firstOffset + ManagerShift, ManagerLastNames);

    private string Name(int index, int firstOffset, ImmutableArray<string> lastNames)
    {
        // Both factors have no divisor in common with their list's length, so the walks visit every name.
        var first = FirstNames[(int)(((23L * index) + firstOffset) % FirstNames.Length)];
        var last = lastNames[(int)(((35L * index) + _lastOffset) % lastNames.Length)];
        var round = (index / (FirstNames.Length * lastNames.Length)) + 1;
        return round == 1 ? first + " " + last : Invariant($"{first} {last} {round}");
    }
}
