<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Application</name>
    <message>
        <source>The song is ready</source>
        <translation>Der Song ist fertig</translation>
    </message>
</context>
<context>
    <name>CoachPanel</name>
    <message>
        <source>Try with {0}</source>
        <translation>Passt zu {0}</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Beginne mit</translation>
    </message>
    <message>
        <source>Add {0}</source>
        <translation>{0} hinzufügen</translation>
    </message>
</context>
<context>
    <name>ComposePage</name>
    <message>
        <source>Compose</source>
        <translation>Komponieren</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>A song needs at least one tag</source>
        <translation>Ein Song braucht mindestens ein Stichwort</translation>
    </message>
    <message>
        <source>Add a genre, such as pop or jazz</source>
        <translation>Füge ein Genre hinzu, etwa Pop oder Jazz</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>one genre first, then timbre, voice, mood</source>
        <translation>zuerst ein Genre, dann Klang, Stimme, Stimmung</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>No cover</source>
        <translation>Kein Cover</translation>
    </message>
</context>
<context>
    <name>CoverCard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cover of {0}</source>
        <translation>Cover von „{0}“</translation>
    </message>
</context>
<context>
    <name>CoverPanel</name>
    <message>
        <source>New cover</source>
        <translation>Neues Cover</translation>
    </message>
    <message>
        <source>Use own picture</source>
        <translation>Eigenes Bild</translation>
    </message>
    <message>
        <source>Wear this cover again</source>
        <translation>Dieses Cover wieder verwenden</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Describe it</source>
        <translation>Beschreiben</translation>
    </message>
</context>
<context>
    <name>CoverProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>CoverWords</name>
    <message>
        <source>What the cover shows</source>
        <translation>Was das Cover zeigt</translation>
    </message>
    <message>
        <source>Paint this</source>
        <translation>Das malen</translation>
    </message>
    <message>
        <source>Back to the song’s own</source>
        <translation>Zurück zu den Worten des Songs</translation>
    </message>
    <message>
        <source>This is what the cover model is told. It reads English best.</source>
        <translation>Das liest das Covermodell. Englisch versteht es am besten.</translation>
    </message>
</context>
<context>
    <name>Dials</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Go on to the full length</source>
        <translation>Bis zur vollen Länge weiterspielen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>The song may end by itself before</source>
        <translation>Der Song darf von selbst früher enden</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>How closely the song follows tags and words; 1 is off</source>
        <translation>Wie eng der Song Stichwörtern und Text folgt; 1 ist aus</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>How adventurous the song is; 0 always takes the likeliest sound</source>
        <translation>Wie abenteuerlich der Song ist; 0 nimmt stets den wahrscheinlichsten Klang</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>How many sounds there are to choose from at each step</source>
        <translation>Aus wie vielen Klängen bei jedem Schritt gewählt wird</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>{0} · not here yet</source>
        <translation>{0} · noch nicht hier</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Length limit</source>
        <translation>Längste Dauer</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>still</translation>
    </message>
    <message>
        <source>Played</source>
        <translation>Gespielt</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n Mal</numerusform>
            <numerusform>%n Mal</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoingOn</name>
    <message>
        <source>Length of the new song</source>
        <translation>Länge des neuen Songs</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Komponieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Continue from the end</source>
        <translation>Vom Ende an fortsetzen</translation>
    </message>
    <message>
        <source>Branch from {0}</source>
        <translation>Abzweigen ab {0}</translation>
    </message>
    <message>
        <source>The new song would end before it goes its own way</source>
        <translation>Der neue Song wäre zu Ende, bevor er eigene Wege geht</translation>
    </message>
    <message>
        <source>Make it longer than {0}</source>
        <translation>Mach ihn länger als {0}</translation>
    </message>
</context>
<context>
    <name>JobCard</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n Take</numerusform>
            <numerusform>%n Takes</numerusform>
        </translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Von der Liste nehmen</translation>
    </message>
    <message>
        <source>Show song</source>
        <translation>Song zeigen</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>Hier enden</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Search titles, tags, words</source>
        <translation>Titel, Stichwörter, Texte suchen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Mediathek</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Favourites first</source>
        <translation>Favoriten zuerst</translation>
    </message>
    <message>
        <source>Most played</source>
        <translation>Meistgespielt</translation>
    </message>
    <message>
        <source>Your songs will live here</source>
        <translation>Hier werden deine Songs wohnen</translation>
    </message>
    <message>
        <source>Write a few words, choose a style, and HeartStudio composes on this Mac.</source>
        <translation>Schreib ein paar Worte, wähle einen Stil, und HeartStudio komponiert auf diesem Mac.</translation>
    </message>
    <message>
        <source>Compose a song</source>
        <translation>Song komponieren</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No song here has these words in its title, tags or lyrics.</source>
        <translation>Kein Song hat diese Wörter in Titel, Stichwörtern oder Text.</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>Noch keine Favoriten</translation>
    </message>
    <message>
        <source>The heart on a cover puts a song here.</source>
        <translation>Das Herz auf einem Cover legt den Song hierher.</translation>
    </message>
    <message>
        <source>A quiet week</source>
        <translation>Eine stille Woche</translation>
    </message>
    <message>
        <source>Songs of the last seven days are shown here.</source>
        <translation>Hier stehen die Songs der letzten sieben Tage.</translation>
    </message>
</context>
<context>
    <name>LyricsCard</name>
    <message>
        <source>Insert {0}</source>
        <translation>{0} einfügen</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n Token</numerusform>
            <numerusform>%n Tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} · about {1}</source>
        <translation>{0} · etwa {1}</translation>
    </message>
    <message>
        <source>Instrumental</source>
        <translation>Instrumental</translation>
    </message>
</context>
<context>
    <name>LyricsEditor</name>
    <message>
        <source>Lyrics</source>
        <translation>Songtext</translation>
    </message>
    <message>
        <source>Write the words here, section by section, or leave it instrumental</source>
        <translation>Schreib hier den Text, Abschnitt für Abschnitt, oder lass es instrumental</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>File</source>
        <translation>Ablage</translation>
    </message>
    <message>
        <source>New song</source>
        <translation>Neuer Song</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Komponieren</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit HeartStudio</source>
        <translation>HeartStudio beenden</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einsetzen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Mediathek</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Steuerung</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Wiedergabe oder Pause</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Voriger</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lauter</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Leiser</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Repeat all</source>
        <translation>Alle wiederholen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>About HeartStudio</source>
        <translation>Über HeartStudio</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Tags and lyrics become songs, entirely on this Mac. Nothing you write leaves it.</source>
        <translation>Aus Stichwörtern und Texten werden Songs, ganz auf diesem Mac. Nichts, was du schreibst, verlässt ihn.</translation>
    </message>
    <message>
        <source>Check the library</source>
        <translation>Mediathek prüfen</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>Song</translation>
    </message>
    <message>
        <source>Open lyrics or song</source>
        <translation>Songtext oder Song öffnen</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Show what plays</source>
        <translation>Zeigen, was läuft</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Minimise</source>
        <translation>Im Dock ablegen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} a second</source>
        <translation>{0} pro Sekunde</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>{0} on this disk</source>
        <translation>{0} auf diesem Volume</translation>
    </message>
    <message>
        <source>{0} to fetch</source>
        <translation>{0} zu laden</translation>
    </message>
    <message>
        <source>{0} of music in about {1}</source>
        <translation>{0} Musik in etwa {1}</translation>
    </message>
    <message>
        <source>{0} of memory</source>
        <translation>{0} Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Not whole: {0}</source>
        <translation>Unvollständig: {0}</translation>
    </message>
    <message>
        <source>This copy of HeartStudio came without it.</source>
        <translation>Diese Ausgabe von HeartStudio kam ohne es.</translation>
    </message>
    <message>
        <source>{0} of an unfinished download are kept</source>
        <translation>{0} eines unfertigen Downloads sind aufbewahrt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Use for new songs</source>
        <translation>Für neue Songs nehmen</translation>
    </message>
    <message>
        <source>Go on fetching</source>
        <translation>Weiter laden</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Check every file</source>
        <translation>Jede Datei prüfen</translation>
    </message>
    <message>
        <source>Discard the unfinished download</source>
        <translation>Unfertigen Download verwerfen</translation>
    </message>
    <message>
        <source>Remove from this disk</source>
        <translation>Von diesem Volume entfernen</translation>
    </message>
    <message>
        <source>Comes with HeartStudio</source>
        <translation>Gehört zu HeartStudio</translation>
    </message>
    <message>
        <source>1 cover in about {0}</source>
        <translation>1 Cover in etwa {0}</translation>
    </message>
    <message>
        <source>Use for covers</source>
        <translation>Für Cover verwenden</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Search this Mac</source>
        <translation>Diesen Mac durchsuchen</translation>
    </message>
    <message>
        <source>Look for weights that other programs have fetched</source>
        <translation>Nach Gewichten suchen, die andere Programme geladen haben</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add from Hugging Face</source>
        <translation>Von Hugging Face hinzufügen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>For music</source>
        <translation>Für Musik</translation>
    </message>
    <message>
        <source>For covers</source>
        <translation>Für Cover</translation>
    </message>
    <message>
        <source>No weights of other programs were found</source>
        <translation>Keine Gewichte anderer Programme gefunden</translation>
    </message>
    <message>
        <source>Found on this Mac</source>
        <translation>Auf diesem Mac gefunden</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>A folder with weights</source>
        <translation>Ein Ordner mit Gewichten</translation>
    </message>
    <message>
        <source>Name of the repository, such as owner/name</source>
        <translation>Name des Repositorys, etwa besitzer/name</translation>
    </message>
    <message>
        <source>mflux, which runs cover models, is not installed: covers are drawn.</source>
        <translation>mflux, das Covermodelle ausführt, ist nicht installiert: Cover werden gezeichnet.</translation>
    </message>
    <message>
        <source>Covers are drawn, as chosen in Preferences.</source>
        <translation>Cover werden gezeichnet, wie in den Einstellungen gewählt.</translation>
    </message>
    <message>
        <source>Covers are drawn until a model for them is here.</source>
        <translation>Cover werden gezeichnet, bis ein Modell dafür da ist.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Put away</source>
        <translation>Weglegen</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Previous</source>
        <translation>Voriger</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Composing · playing what is ready</source>
        <translation>Entsteht · spielt, was fertig ist</translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Composing · waiting for the next bars</source>
        <translation>Entsteht · wartet auf die nächsten Takte</translation>
    </message>
    <message>
        <source>Show song</source>
        <translation>Song zeigen</translation>
    </message>
</context>
<context>
    <name>Popover</name>
    <message>
        <source>Open Studio</source>
        <translation>Studio öffnen</translation>
    </message>
    <message>
        <source>Drag a song out to keep it</source>
        <translation>Song herausziehen und behalten</translation>
    </message>
    <message>
        <source>The model is not on this Mac yet</source>
        <translation>Das Modell ist noch nicht auf diesem Mac</translation>
    </message>
    <message>
        <source>Open the studio and look under Models</source>
        <translation>Öffne das Studio und sieh unter Modelle nach</translation>
    </message>
    <message>
        <source>A song needs at least one tag</source>
        <translation>Ein Song braucht mindestens ein Stichwort</translation>
    </message>
    <message>
        <source>Add a genre, such as pop or jazz</source>
        <translation>Füge ein Genre hinzu, etwa Pop oder Jazz</translation>
    </message>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n weiterer wartet</numerusform>
            <numerusform>%n weitere warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>{0}, paused</source>
        <translation>{0}, angehalten</translation>
    </message>
    <message>
        <source>Your songs will appear here, to play and to drag.</source>
        <translation>Hier erscheinen deine Songs, zum Hören und Herausziehen.</translation>
    </message>
</context>
<context>
    <name>PopoverForm</name>
    <message>
        <source>Lyrics (or leave it instrumental)</source>
        <translation>Songtext (oder instrumental)</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Komponieren</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n Take</numerusform>
            <numerusform>%n Takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Export format</source>
        <translation>Exportformat</translation>
    </message>
    <message>
        <source>Model for new songs</source>
        <translation>Modell für neue Songs</translation>
    </message>
    <message>
        <source>Cover model</source>
        <translation>Cover-Modell</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>Tonausgabe</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Songs are kept in</source>
        <translation>Songs liegen in</translation>
    </message>
    <message>
        <source>Export songs as</source>
        <translation>Songs exportieren als</translation>
    </message>
    <message>
        <source>Same loudness for all</source>
        <translation>Gleiche Lautheit für alle</translation>
    </message>
    <message>
        <source>Exported and dragged songs are brought to −14 LUFS.</source>
        <translation>Exportierte und gezogene Songs werden auf −14 LUFS gebracht.</translation>
    </message>
    <message>
        <source>Paint covers with a model</source>
        <translation>Cover von einem Modell malen lassen</translation>
    </message>
    <message>
        <source>Where a cover model is installed; else covers are drawn from the song itself.</source>
        <translation>Wo ein Cover-Modell installiert ist; sonst wird das Cover aus dem Song gezeichnet.</translation>
    </message>
    <message>
        <source>Stay in the menu bar</source>
        <translation>In der Menüleiste bleiben</translation>
    </message>
    <message>
        <source>When the window is closed.</source>
        <translation>Wenn das Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>Tell when a song is ready</source>
        <translation>Melden, wenn ein Song fertig ist</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>The recommended one</source>
        <translation>Das empfohlene</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie im System eingestellt</translation>
    </message>
    <message>
        <source>{0} (not connected)</source>
        <translation>{0} (nicht verbunden)</translation>
    </message>
    <message>
        <source>Where songs are kept</source>
        <translation>Wo Songs liegen</translation>
    </message>
    <message>
        <source>Size of covers</source>
        <translation>Größe der Cover</translation>
    </message>
    <message>
        <source>{0} pixels</source>
        <translation>{0} Pixel</translation>
    </message>
    <message>
        <source>{0} pixels, slower and with more memory</source>
        <translation>{0} Pixel, langsamer und mit mehr Speicher</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>Get this model</source>
        <translation>Dieses Modell holen</translation>
    </message>
    <message>
        <source>Add a tag, and you will see here how long the song takes.</source>
        <translation>Füge ein Stichwort hinzu; dann steht hier, wie lange der Song braucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s) of</source>
        <translation>
            <numerusform>Ein Take von</numerusform>
            <numerusform>%n Takes von</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} {1} in about {2} on this Mac.</source>
        <translation>{0} {1} in etwa {2} auf diesem Mac.</translation>
    </message>
    <message>
        <source>Peak memory {0}, which fits.</source>
        <translation>Höchstens {0} Speicher: passt.</translation>
    </message>
    <message>
        <source>The model is not on this Mac yet.</source>
        <translation>Das Modell ist noch nicht auf diesem Mac.</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Pause after this song</source>
        <translation>Nach diesem Song pausieren</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>Songs that you compose line up here, and go on one after the other.</source>
        <translation>Songs, die du komponierst, stehen hier an und entstehen nacheinander.</translation>
    </message>
    <message>
        <source>Compose a song</source>
        <translation>Song komponieren</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>Relatives</name>
    <message>
        <source>this song leaves it at {0}</source>
        <translation>dieser Song verlässt ihn bei {0}</translation>
    </message>
    <message>
        <source>take {0}</source>
        <translation>Take {0}</translation>
    </message>
    <message>
        <source>goes on from {0}</source>
        <translation>geht weiter ab {0}</translation>
    </message>
    <message>
        <source>Show song</source>
        <translation>Song zeigen</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>Begin with a genre, such as pop or jazz: the model leans on it most</source>
        <translation>Beginne mit einem Genre wie Pop oder Jazz: Daran hält sich das Modell am meisten</translation>
    </message>
    <message>
        <source>{0} are {1} genres, which blur each other: keep one</source>
        <translation>{0} sind {1} Genres, die einander verwischen: Behalte eines</translation>
    </message>
    <message>
        <source>“{0}” may not be known to the model; it may pass over it</source>
        <translation>„{0}“ kennt das Modell vielleicht nicht und übergeht es dann</translation>
    </message>
    <message>
        <source>The model knows “{0}” as “{1}”</source>
        <translation>Das Modell kennt „{0}“ als „{1}“</translation>
    </message>
    <message>
        <source>Did you mean “{0}”?</source>
        <translation>Meintest du „{0}“?</translation>
    </message>
    <message>
        <source>Beats a minute are not followed; say fast or slow instead</source>
        <translation>Schläge pro Minute befolgt das Modell nicht; schreib stattdessen „fast“ oder „slow“</translation>
    </message>
    <message>
        <source>{0} tags are many: the first five or six count most</source>
        <translation>{0} Stichwörter sind viele: Die ersten fünf oder sechs zählen am meisten</translation>
    </message>
    <message>
        <source>Put the genre first</source>
        <translation>Setze das Genre an den Anfang</translation>
    </message>
    <message>
        <source>Give {0} a line of its own</source>
        <translation>Gib {0} eine eigene Zeile</translation>
    </message>
    <message>
        <source>{0} would be sung: put the style into the tags</source>
        <translation>{0} würde gesungen: Schreib den Stil in die Stichwörter</translation>
    </message>
    <message>
        <source>Write [{0}]: what else stands in {1} would be sung</source>
        <translation>Schreib [{0}]: Was sonst in {1} steht, würde gesungen</translation>
    </message>
    <message>
        <source>Write [{0}] instead of {1}</source>
        <translation>Schreib [{0}] statt {1}</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>Comes with HeartStudio: plays a little, sings nothing, and is there at once.</source>
        <translation>Liegt HeartStudio bei: spielt ein wenig, singt nicht und ist sofort da.</translation>
    </message>
    <message>
        <source>Sings your words; follows tags and lyrics best.</source>
        <translation>Singt deine Worte; folgt Stichwörtern und Text am besten.</translation>
    </message>
    <message>
        <source>Tuned by preference; holds style tags more firmly, words a little less.</source>
        <translation>Nach Vorlieben abgestimmt; hält sich fester an den Stil, etwas weniger an die Worte.</translation>
    </message>
    <message>
        <source>The first public weights, for comparison.</source>
        <translation>Die ersten öffentlichen Gewichte, zum Vergleich.</translation>
    </message>
    <message>
        <source>Paints album covers from a song&apos;s tags and lyrics.</source>
        <translation>Malt Albumcover aus den Stichwörtern und dem Text eines Songs.</translation>
    </message>
    <message>
        <source>The same painter at full precision.</source>
        <translation>Derselbe Maler in voller Genauigkeit.</translation>
    </message>
    <message>
        <source>Another painter: slower, more of a photographer.</source>
        <translation>Ein anderer Maler: langsamer, eher ein Fotograf.</translation>
    </message>
    <message>
        <source>Morning pop</source>
        <translation>Pop am Morgen</translation>
    </message>
    <message>
        <source>Night drive</source>
        <translation>Nachtfahrt</translation>
    </message>
    <message>
        <source>Lo-fi study</source>
        <translation>Lo-fi zum Lernen</translation>
    </message>
    <message>
        <source>Folk story</source>
        <translation>Folk-Geschichte</translation>
    </message>
    <message>
        <source>Rock anthem</source>
        <translation>Rockhymne</translation>
    </message>
    <message>
        <source>Lullaby</source>
        <translation>Wiegenlied</translation>
    </message>
    <message>
        <source>This model is not on this machine yet</source>
        <translation>Dieses Modell ist noch nicht auf diesem Rechner</translation>
    </message>
    <message>
        <source>{0} is not on this Mac</source>
        <translation>{0} ist nicht auf diesem Mac</translation>
    </message>
    <message>
        <source>{0} is not on this machine</source>
        <translation>{0} ist nicht auf diesem Rechner</translation>
    </message>
    <message>
        <source>In {0} it would take {1} of the {2} that music may use of this machine&apos;s memory</source>
        <translation>In {0} bräuchte er {1} von den {2} Arbeitsspeicher, die Musik hier benutzen darf</translation>
    </message>
    <message>
        <source>It fits with one take of at most {0}</source>
        <translation>Mit einem Take von höchstens {0} passt es</translation>
    </message>
    <message>
        <source>This model needs a machine with more memory than {0}; Sketch, the demo model, runs here at once</source>
        <translation>Dieses Modell braucht mehr Arbeitsspeicher als {0}; das Demo-Modell Sketch läuft hier sofort</translation>
    </message>
    <message>
        <source>Something unexpected happened: {0}</source>
        <translation>Etwas Unerwartetes ist geschehen: {0}</translation>
    </message>
    <message>
        <source>Try again; the log tells more: {0}</source>
        <translation>Versuch es noch einmal; mehr steht im Protokoll: {0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Versuch es noch einmal</translation>
    </message>
    <message>
        <source>Your songs are not affected</source>
        <translation>Deine Songs sind nicht betroffen</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Nichts wurde verändert</translation>
    </message>
    <message>
        <source>Nothing was begun</source>
        <translation>Nichts wurde begonnen</translation>
    </message>
    <message>
        <source>Nothing was removed</source>
        <translation>Nichts wurde entfernt</translation>
    </message>
    <message>
        <source>No song is touched</source>
        <translation>Kein Song ist betroffen</translation>
    </message>
    <message>
        <source>The memory ran out while composing</source>
        <translation>Beim Komponieren ging der Arbeitsspeicher aus</translation>
    </message>
    <message>
        <source>The frames composed so far are kept</source>
        <translation>Was bisher komponiert ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>Close other programs or choose a shorter song, fewer takes or a smaller model, then try again</source>
        <translation>Schließ andere Programme oder wähl einen kürzeren Song, weniger Takes oder ein kleineres Modell, und versuch es noch einmal</translation>
    </message>
    <message>
        <source>{0} is not as it came: {1}</source>
        <translation>{0} ist nicht mehr, wie es kam: {1}</translation>
    </message>
    <message>
        <source>Fetch it again; what of it is right is not fetched twice</source>
        <translation>Lade es noch einmal; was davon stimmt, wird nicht doppelt geladen</translation>
    </message>
    <message>
        <source>Fetch it again in Models, or with: heartstudio models get {0}</source>
        <translation>Lade es unter „Modelle“ noch einmal, oder mit: heartstudio models get {0}</translation>
    </message>
    <message>
        <source>Fetch it in Models, or with: heartstudio models get {0}</source>
        <translation>Lade es unter „Modelle“, oder mit: heartstudio models get {0}</translation>
    </message>
    <message>
        <source>There is no sound output to play on ({0})</source>
        <translation>Es gibt keine Tonausgabe zum Abspielen ({0})</translation>
    </message>
    <message>
        <source>Connect speakers or headphones, then press play again</source>
        <translation>Schließ Lautsprecher oder Kopfhörer an und drück noch einmal auf Abspielen</translation>
    </message>
    <message>
        <source>The sound output has gone away</source>
        <translation>Die Tonausgabe ist verschwunden</translation>
    </message>
    <message>
        <source>The song stays where it was</source>
        <translation>Der Song bleibt, wo er war</translation>
    </message>
    <message>
        <source>It goes on as soon as there is an output</source>
        <translation>Es geht weiter, sobald es eine Ausgabe gibt</translation>
    </message>
    <message>
        <source>The sound output does not answer</source>
        <translation>Die Tonausgabe antwortet nicht</translation>
    </message>
    <message>
        <source>Choose another output, or disconnect and connect it again</source>
        <translation>Wähl eine andere Ausgabe, oder trenn sie und verbinde sie wieder</translation>
    </message>
    <message>
        <source>The song could not be saved</source>
        <translation>Der Song konnte nicht gesichert werden</translation>
    </message>
    <message>
        <source>The song could not be changed</source>
        <translation>Der Song konnte nicht geändert werden</translation>
    </message>
    <message>
        <source>The songs could not be deleted</source>
        <translation>Die Songs konnten nicht gelöscht werden</translation>
    </message>
    <message>
        <source>The songs could not be restored</source>
        <translation>Die Songs konnten nicht zurückgeholt werden</translation>
    </message>
    <message>
        <source>The library could not be read</source>
        <translation>Die Mediathek konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The settings could not be kept</source>
        <translation>Die Einstellungen konnten nicht gesichert werden</translation>
    </message>
    <message>
        <source>The queue could not be kept</source>
        <translation>Die Warteschlange konnte nicht gesichert werden</translation>
    </message>
    <message>
        <source>There is no room for a new song</source>
        <translation>Für einen neuen Song ist kein Platz</translation>
    </message>
    <message>
        <source>{0}: the disk is full ({1})</source>
        <translation>{0}: Das Volume ist voll ({1})</translation>
    </message>
    <message>
        <source>{0} MB free in {1}</source>
        <translation>{0} MB frei in {1}</translation>
    </message>
    <message>
        <source>Songs already in the library are untouched and nothing half-written was left</source>
        <translation>Songs in der Mediathek sind unberührt, und nichts Halbes blieb zurück</translation>
    </message>
    <message>
        <source>Songs already in the library are untouched</source>
        <translation>Songs in der Mediathek sind unberührt</translation>
    </message>
    <message>
        <source>Free some space and try again</source>
        <translation>Schaff Platz und versuch es noch einmal</translation>
    </message>
    <message>
        <source>The library in {0} can only be read</source>
        <translation>Die Mediathek in {0} kann nur gelesen werden</translation>
    </message>
    <message>
        <source>Nothing was changed, and every song in it can still be played and exported</source>
        <translation>Nichts wurde verändert, und jeder Song darin lässt sich weiter abspielen und exportieren</translation>
    </message>
    <message>
        <source>Make the folder writable, or choose another library folder</source>
        <translation>Mach den Ordner beschreibbar, oder wähl einen anderen</translation>
    </message>
    <message>
        <source>the model ended the song before its first frame</source>
        <translation>Das Modell hat den Song vor dem ersten Ton beendet</translation>
    </message>
    <message>
        <source>Nothing was lost</source>
        <translation>Nichts ging verloren</translation>
    </message>
    <message>
        <source>Try another seed, more lyrics, or more common tags</source>
        <translation>Versuch eine andere Startzahl, mehr Text oder gebräuchlichere Stichwörter</translation>
    </message>
    <message>
        <source>The cover could not be painted ({0})</source>
        <translation>Das Cover konnte nicht gemalt werden ({0})</translation>
    </message>
    <message>
        <source>The song keeps its cover</source>
        <translation>Der Song behält sein Cover</translation>
    </message>
    <message>
        <source>Choose a smaller cover model, or smaller covers, in Preferences</source>
        <translation>Wähl in den Einstellungen ein kleineres Cover-Modell oder kleinere Cover</translation>
    </message>
    <message>
        <source>The disk is full: {0} cannot go on</source>
        <translation>Das Volume ist voll: {0} kann nicht weitergehen</translation>
    </message>
    <message>
        <source>Free some space and fetch it again: it goes on where it stopped</source>
        <translation>Schaff Platz und lade es noch einmal: Es geht weiter, wo es aufhörte</translation>
    </message>
    <message>
        <source>Nothing was fetched, and what had come before is kept</source>
        <translation>Nichts wurde geladen, und was vorher kam, bleibt erhalten</translation>
    </message>
    <message>
        <source>What has come so far is kept</source>
        <translation>Was bisher kam, bleibt erhalten</translation>
    </message>
    <message>
        <source>Fetch it again when the network is back: it goes on where it stopped</source>
        <translation>Lade es noch einmal, wenn das Netz wieder da ist: Es geht weiter, wo es aufhörte</translation>
    </message>
    <message>
        <source>{0} carries no recipe</source>
        <translation>{0} enthält kein Rezept</translation>
    </message>
    <message>
        <source>{0} is neither lyrics nor a song</source>
        <translation>{0} ist weder Songtext noch Song</translation>
    </message>
    <message>
        <source>The form is as it was</source>
        <translation>Das Formular ist, wie es war</translation>
    </message>
    <message>
        <source>Drop a song that HeartStudio exported, or a text with lyrics</source>
        <translation>Zieh einen Song herein, den HeartStudio exportiert hat, oder einen Text</translation>
    </message>
    <message>
        <source>Drop a .txt or .lrc file, or a song that HeartStudio exported</source>
        <translation>Zieh eine .txt- oder .lrc-Datei herein, oder einen Song, den HeartStudio exportiert hat</translation>
    </message>
    <message>
        <source>{0} is no text with a song&apos;s words</source>
        <translation>{0} ist kein Text mit den Worten eines Songs</translation>
    </message>
    <message>
        <source>Drop a plain text of some pages at most</source>
        <translation>Zieh einen einfachen Text von höchstens einigen Seiten herein</translation>
    </message>
    <message>
        <source>. </source>
        <translation>. </translation>
    </message>
    <message>
        <source>It fits with {0} at a time</source>
        <translation>Mit {0} auf einmal passt es</translation>
    </message>
    <message>
        <source>{0} takes</source>
        <translation>{0} Takes</translation>
    </message>
    <message>
        <source>one take</source>
        <translation>einem Take</translation>
    </message>
    <message>
        <source>It would take {0} of the {1} that may be used of this machine&apos;s memory</source>
        <translation>Es würde {0} von {1} brauchen, die vom Speicher dieses Computers verwendet werden dürfen</translation>
    </message>
    <message>
        <source>Try again; if it happens again, check the cover model in Models</source>
        <translation>Versuch es noch einmal; wenn es wieder geschieht, prüfe das Covermodell unter Modelle</translation>
    </message>
    <message>
        <source>{0} does not fit. {1}</source>
        <translation>{0} passt nicht. {1}</translation>
    </message>
    <message>
        <source>{0} is no image model that HeartStudio knows</source>
        <translation>{0} ist kein Bildmodell, das HeartStudio kennt</translation>
    </message>
    <message>
        <source>{0} is no picture that can be read</source>
        <translation>{0} ist kein lesbares Bild</translation>
    </message>
    <message>
        <source>{0} is too large a picture</source>
        <translation>{0} ist ein zu großes Bild</translation>
    </message>
    <message>
        <source>Choose a PNG, JPEG or WebP</source>
        <translation>Wähle ein PNG, JPEG oder WebP</translation>
    </message>
    <message>
        <source>Choose one of at most {0} MB</source>
        <translation>Wähle eines mit höchstens {0} MB</translation>
    </message>
    <message>
        <source>{0} is no file that can be read</source>
        <translation>{0} ist keine Datei, die sich lesen lässt</translation>
    </message>
    <message>
        <source>The song&apos;s sound could not be written: {0}</source>
        <translation>Der Ton des Songs ließ sich nicht schreiben: {0}</translation>
    </message>
    <message>
        <source>The frames composed so far are kept, and the song can be gone on with</source>
        <translation>Was bisher komponiert ist, bleibt, und der Song lässt sich fortsetzen</translation>
    </message>
    <message>
        <source>Free some space on that disk or choose another folder, then try again</source>
        <translation>Schaff Platz auf diesem Volume oder wähle einen anderen Ordner und versuch es dann noch einmal</translation>
    </message>
    <message>
        <source>The cover of a song could not be painted</source>
        <translation>Das Cover eines Songs ließ sich nicht malen</translation>
    </message>
    <message>
        <source>The song is in the library without it</source>
        <translation>Der Song ist ohne Cover in der Mediathek</translation>
    </message>
    <message>
        <source>Choose New cover on its page</source>
        <translation>Wähle auf seiner Seite „Neues Cover“</translation>
    </message>
    <message>
        <source>{0} could not be decoded again from the song&apos;s codes</source>
        <translation>{0} ließ sich nicht aus den Codes des Songs neu erzeugen</translation>
    </message>
</context>
<context>
    <name>Scroll</name>
    <message>
        <source>Up and down</source>
        <translation>Auf und ab</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>Nach links und rechts</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Intro</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Verse</source>
        <translation>Strophe</translation>
    </message>
    <message>
        <source>Prechorus</source>
        <translation>Prechorus</translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation>Refrain</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>Outro</source>
        <translation>Outro</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>By chance</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>Roll the dice</source>
        <translation>Würfeln</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Compose</source>
        <translation>Komponieren</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Mediathek</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
</context>
<context>
    <name>SongActions</name>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Show song</source>
        <translation>Song zeigen</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Aus Favoriten entfernen</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Zu Favoriten hinzufügen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New take</source>
        <translation>Neuer Take</translation>
    </message>
    <message>
        <source>Use this recipe</source>
        <translation>Dieses Rezept nehmen</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>Exportieren als</translation>
    </message>
    <message>
        <source>Reveal in Finder</source>
        <translation>Im Finder zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n song(s)</source>
        <translation>
            <numerusform>Song löschen</numerusform>
            <numerusform>%n Songs löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Recipe alone</source>
        <translation>Nur das Rezept</translation>
    </message>
</context>
<context>
    <name>SongDelegate</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Sound file is missing</source>
        <translation>Tondatei fehlt</translation>
    </message>
</context>
<context>
    <name>SongGrid</name>
    <message>
        <source>Songs</source>
        <translation>Songs</translation>
    </message>
</context>
<context>
    <name>SongMenu</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Show song</source>
        <translation>Song zeigen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New take</source>
        <translation>Neuer Take</translation>
    </message>
    <message>
        <source>Use this recipe</source>
        <translation>Dieses Rezept nehmen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Reveal in Finder</source>
        <translation>Im Finder zeigen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>SongPage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Reveal in Finder</source>
        <translation>Im Finder zeigen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>New take</source>
        <translation>Neuer Take</translation>
    </message>
    <message>
        <source>Use this recipe</source>
        <translation>Dieses Rezept nehmen</translation>
    </message>
    <message>
        <source>take {0}</source>
        <translation>Take {0}</translation>
    </message>
    <message>
        <source>It came from outside: there is nothing to go on from</source>
        <translation>Er kam von außen: Es gibt nichts, woran er anknüpfen könnte</translation>
    </message>
    <message>
        <source>Branch from {0}</source>
        <translation>Abzweigen ab {0}</translation>
    </message>
    <message>
        <source>The sound file is not in its place. Put it back, or choose Check the library, which makes it again.</source>
        <translation>Die Tondatei ist nicht an ihrem Platz. Leg sie zurück oder wähle „Mediathek prüfen“: Das erzeugt sie neu.</translation>
    </message>
</context>
<context>
    <name>SongRow</name>
    <message>
        <source>Play {0}</source>
        <translation>{0} abspielen</translation>
    </message>
    <message>
        <source>Pause {0}</source>
        <translation>{0} anhalten</translation>
    </message>
</context>
<context>
    <name>StudioWindow</name>
    <message numerus="yes">
        <source>%n song(s) can be gone on with</source>
        <translation>
            <numerusform>Ein Song kann fortgesetzt werden</numerusform>
            <numerusform>%n Songs können fortgesetzt werden</numerusform>
        </translation>
    </message>
    <message>
        <source>They were interrupted; what was composed is kept.</source>
        <translation>Sie wurden unterbrochen; was komponiert war, ist aufbewahrt.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) moved to the trash</source>
        <translation>
            <numerusform>Song in den Papierkorb gelegt</numerusform>
            <numerusform>%n Songs in den Papierkorb gelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay there for thirty days.</source>
        <translation>Dort bleiben sie dreißig Tage.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>{0} is ready</source>
        <translation>{0} ist fertig</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) exported</source>
        <translation>
            <numerusform>Song exportiert</numerusform>
            <numerusform>%n Songs exportiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) put right in the library</source>
        <translation>
            <numerusform>%n Sache in der Mediathek in Ordnung gebracht</numerusform>
            <numerusform>%n Sachen in der Mediathek in Ordnung gebracht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more to look at</source>
        <translation>
            <numerusform>Noch %n weitere anzusehen</numerusform>
            <numerusform>Noch %n weitere anzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Every song is in its place</source>
        <translation>Jeder Song ist an seinem Platz</translation>
    </message>
    <message>
        <source>Lyrics and songs</source>
        <translation>Songtexte und Songs</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>TagChip</name>
    <message>
        <source>Tag {0}; press to remove</source>
        <translation>Stichwort {0}; drücken zum Entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Voice and sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Singer</source>
        <translation>Gesang</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
</context>
<context>
    <name>TitleField</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Studio</source>
        <translation>Studio öffnen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Cancel the song in the making</source>
        <translation>Entstehenden Song abbrechen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit HeartStudio</source>
        <translation>HeartStudio beenden</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Place in the song</source>
        <translation>Stelle im Song</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Compose fifteen seconds</source>
        <translation>Fünfzehn Sekunden komponieren</translation>
    </message>
    <message>
        <source>Hear it at once: the demo model is here already.</source>
        <translation>Hör es gleich: Das Demo-Modell ist schon da.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>A model that sings</source>
        <translation>Ein Modell, das singt</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Anderen Ordner wählen</translation>
    </message>
    <message>
        <source>Songs are ordinary files in a folder of yours.</source>
        <translation>Songs sind gewöhnliche Dateien in einem deiner Ordner.</translation>
    </message>
    <message>
        <source>Where songs live</source>
        <translation>Wo Songs wohnen</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Anfangen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Composing</source>
        <translation>Wird komponiert</translation>
    </message>
    <message>
        <source>Your first song. It is in the library.</source>
        <translation>Dein erster Song. Er liegt in der Mediathek.</translation>
    </message>
    <message>
        <source>A few words become a song, on this Mac and nowhere else.</source>
        <translation>Aus ein paar Worten wird ein Song, auf diesem Mac und sonst nirgends.</translation>
    </message>
    <message>
        <source>The demo plays a little and sings nothing.
A full model sings your words.</source>
        <translation>Die Demo spielt ein wenig und singt nicht.
Ein volles Modell singt deine Worte.</translation>
    </message>
    <message>
        <source>Fetch in the background</source>
        <translation>Im Hintergrund laden</translation>
    </message>
    <message>
        <source>to fetch</source>
        <translation>zu laden</translation>
    </message>
    <message>
        <source>of memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>for {0} of music</source>
        <translation>für {0} Musik</translation>
    </message>
    <message>
        <source>Compose another one</source>
        <translation>Noch einen komponieren</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} min {1} s</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>Reading the words</source>
        <translation>Text wird gelesen</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Wird gesichert</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>{0} frames/s</source>
        <translation>{0} Frames/s</translation>
    </message>
    <message>
        <source>Getting ready to paint</source>
        <translation>Malen wird vorbereitet</translation>
    </message>
    <message>
        <source>Painting, step {0} of {1}</source>
        <translation>Malt, Schritt {0} von {1}</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>An instrumental: it has no words.</source>
        <translation>Ein Instrumental: Es hat keinen Text.</translation>
    </message>
</context>
<context>
    <name>_AdviceLine</name>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
</context>
<context>
    <name>_Dots</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Schritt {0} von {1}</translation>
    </message>
</context>
<context>
    <name>_Offer</name>
    <message>
        <source>Interrupted at {0} of {1}, {2}</source>
        <translation>Unterbrochen bei {0} von {1}, {2}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>_Popup</name>
    <message>
        <source>Tags that fit</source>
        <translation>Passende Stichwörter</translation>
    </message>
</context>
<context>
    <name>_TagLine</name>
    <message>
        <source>Add a tag</source>
        <translation>Stichwort</translation>
    </message>
</context>
<context>
    <name>_Takes</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n Take</numerusform>
            <numerusform>%n Takes</numerusform>
        </translation>
    </message>
</context>
</TS>
