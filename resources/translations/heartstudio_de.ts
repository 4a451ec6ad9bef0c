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
            <numerusform>%Ln Mal</numerusform>
            <numerusform>%Ln Mal</numerusform>
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
            <numerusform>%Ln Take</numerusform>
            <numerusform>%Ln Takes</numerusform>
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
    <name>LibraryNews</name>
    <message numerus="yes">
        <source>%n thing(s) put right in the library</source>
        <translation>
            <numerusform>%Ln Sache in der Mediathek in Ordnung gebracht</numerusform>
            <numerusform>%Ln Sachen in der Mediathek in Ordnung gebracht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more to look at</source>
        <translation>
            <numerusform>Noch %Ln weitere anzusehen</numerusform>
            <numerusform>Noch %Ln weitere anzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Look for it</source>
        <translation>Danach suchen</translation>
    </message>
    <message>
        <source>Look for them</source>
        <translation>Danach suchen</translation>
    </message>
    <message>
        <source>Every song is in its place</source>
        <translation>Jeder Song ist an seinem Platz</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) of {0} so far</source>
        <translation>
            <numerusform>Bisher %Ln Ordner in {0}</numerusform>
            <numerusform>Bisher %Ln Ordner in {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) found</source>
        <translation>
            <numerusform>%Ln Song gefunden</numerusform>
            <numerusform>%Ln Songs gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>No song is missing</source>
        <translation>Kein Song fehlt</translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) found again</source>
        <translation>
            <numerusform>%Ln Song wiedergefunden</numerusform>
            <numerusform>%Ln Songs wiedergefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied into the library; what is in {0} stays there.</source>
        <translation>In die Mediathek kopiert; was in {0} liegt, bleibt dort.</translation>
    </message>
    <message>
        <source>Stopped before anything was found</source>
        <translation>Gestoppt, bevor etwas gefunden war</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) could not be read.</source>
        <translation>
            <numerusform>%Ln Ordner ließ sich nicht lesen.</numerusform>
            <numerusform>%Ln Ordner ließen sich nicht lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look elsewhere</source>
        <translation>Woanders suchen</translation>
    </message>
    <message>
        <source>If a disk is not connected, connect it and look there.</source>
        <translation>Ist ein Volume nicht verbunden, verbinde es und such dort.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message numerus="yes">
        <source>Still missing: {0} and %n more.</source>
        <translation>
            <numerusform>Es fehlen noch: {0} und %Ln weiterer.</numerusform>
            <numerusform>Es fehlen noch: {0} und %Ln weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Still missing: {0}.</source>
        <translation>Es fehlen noch: {0}.</translation>
    </message>
    <message>
        <source>No missing song was found in {0}</source>
        <translation>In {0} fand sich kein fehlender Song</translation>
    </message>
    <message>
        <source>Looking for missing songs</source>
        <translation>Suche nach fehlenden Songs</translation>
    </message>
    <message>
        <source>Look for it where it may be now, or delete the song</source>
        <translation>Such den Song dort, wo er jetzt sein kann, oder lösch ihn</translation>
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
    <name>Lost</name>
    <message>
        <source>Look for it</source>
        <translation>Danach suchen</translation>
    </message>
    <message>
        <source>The sound file is not in its place. Look for it where it may be now, or choose Check the library, which makes it again.</source>
        <translation>Die Tondatei ist nicht an ihrem Platz. Such sie, wo sie jetzt sein kann, oder wähl „Mediathek prüfen“: Das erzeugt sie neu.</translation>
    </message>
    <message>
        <source>The song&apos;s files are not in their place: they were moved, or are on a disk that is not connected.</source>
        <translation>Die Dateien des Songs sind nicht an ihrem Platz: Sie wurden bewegt oder liegen auf einem Volume, das nicht verbunden ist.</translation>
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
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Tokens</numerusform>
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
    <message>
        <source>Look for missing songs</source>
        <translation>Fehlende Songs suchen</translation>
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
            <numerusform>%Ln weiterer wartet</numerusform>
            <numerusform>%Ln weitere warten</numerusform>
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
            <numerusform>%Ln Take</numerusform>
            <numerusform>%Ln Takes</numerusform>
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
            <numerusform>%Ln Takes von</numerusform>
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
    <message>
        <source>In {0} it takes {1} of the {2} that music may use of this machine&apos;s memory</source>
        <translation>In {0} braucht er {1} von den {2} Arbeitsspeicher, die Musik hier benutzen darf</translation>
    </message>
    <message>
        <source>{0} is no recipe that can be used: {1}</source>
        <translation>{0} ist kein brauchbares Rezept: {1}</translation>
    </message>
    <message>
        <source>it is no text</source>
        <translation>es ist kein Text</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1})</source>
        <translation>{0} lässt sich nicht lesen ({1})</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>text without null characters or broken surrogates</source>
        <translation>Text ohne Nullzeichen und halbe Surrogate</translation>
    </message>
    <message>
        <source>at least one style word, such as &apos;piano,happy&apos;</source>
        <translation>mindestens ein Stichwort, etwa „piano,happy“</translation>
    </message>
    <message>
        <source>the name or folder of a model</source>
        <translation>Name oder Ordner eines Modells</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a number from {0} to {1}</source>
        <translation>eine Zahl von {0} bis {1}</translation>
    </message>
    <message>
        <source>a whole number from {0} to {1}</source>
        <translation>eine ganze Zahl von {0} bis {1}</translation>
    </message>
    <message>
        <source>{0}, the version that this HeartStudio reads</source>
        <translation>{0}, die Version, die dieses HeartStudio liest</translation>
    </message>
    <message>
        <source>one of the fields {0}</source>
        <translation>eines der Felder {0}</translation>
    </message>
    <message>
        <source>present</source>
        <translation>ein Wert</translation>
    </message>
    <message>
        <source>a JSON object</source>
        <translation>ein JSON-Objekt</translation>
    </message>
    <message>
        <source>The list of tags {0} cannot be read ({1})</source>
        <translation>Die Liste der Stichwörter {0} lässt sich nicht lesen ({1})</translation>
    </message>
    <message>
        <source>The list of templates {0} cannot be read ({1})</source>
        <translation>Die Liste der Vorlagen {0} lässt sich nicht lesen ({1})</translation>
    </message>
    <message>
        <source>Install HeartStudio again</source>
        <translation>Installiere HeartStudio neu</translation>
    </message>
    <message>
        <source>tags and lyrics take {0} of the model&apos;s {1} positions</source>
        <translation>Stichwörter und Text brauchen {0} der {1} Positionen des Modells</translation>
    </message>
    <message>
        <source>{0}, which leaves no room for a song</source>
        <translation>{0}; für einen Song bleibt kein Platz</translation>
    </message>
    <message>
        <source>Shorten the lyrics</source>
        <translation>Kürz den Text</translation>
    </message>
    <message>
        <source>{0} and the song {1}: together {2}</source>
        <translation>{0} und der Song {1}: zusammen {2}</translation>
    </message>
    <message>
        <source>At most {0} seconds fit beside these lyrics</source>
        <translation>Neben diesen Text passen höchstens {0} Sekunden</translation>
    </message>
    <message>
        <source>the song to go on from is already {0} seconds long</source>
        <translation>der Song, der weitergehen soll, dauert schon {0} Sekunden</translation>
    </message>
    <message>
        <source>Ask for more than {0} seconds in all</source>
        <translation>Wähl eine Länge von mehr als {0} Sekunden</translation>
    </message>
    <message>
        <source>composing needs {0} GB, more than the limit of {1} GB</source>
        <translation>Das Komponieren braucht {0} GB, mehr als die Grenze von {1} GB</translation>
    </message>
    <message>
        <source>Frames composed so far are kept</source>
        <translation>Was bisher komponiert ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>Choose a shorter song, fewer takes or a smaller precision</source>
        <translation>Wähl einen kürzeren Song, weniger Takes oder eine geringere Genauigkeit</translation>
    </message>
    <message>
        <source>codes to go on from have shape {0}, this model&apos;s are (frames, {1})</source>
        <translation>die Codes des Songs haben die Form {0}, die dieses Modells (Frames, {1})</translation>
    </message>
    <message>
        <source>codes to go on from lie outside this model&apos;s codebooks of {0} entries</source>
        <translation>die Codes des Songs liegen außerhalb der Codebücher dieses Modells mit {0} Einträgen</translation>
    </message>
    <message>
        <source>codes have shape {0}, not (frames, {1})</source>
        <translation>die Codes haben die Form {0}, nicht (Frames, {1})</translation>
    </message>
    <message>
        <source>codes are of type {0}, not whole numbers</source>
        <translation>die Codes sind vom Typ {0}, keine ganzen Zahlen</translation>
    </message>
    <message>
        <source>code {0} at frame {1}, codebook {2} is out of range: a codebook has {3} entries</source>
        <translation>Code {0} in Frame {1}, Codebuch {2} liegt außerhalb: Ein Codebuch hat {3} Einträge</translation>
    </message>
    <message>
        <source>there are no codes to decode</source>
        <translation>es gibt keine Codes zum Dekodieren</translation>
    </message>
    <message>
        <source>Fetch or convert the model again</source>
        <translation>Lade oder konvertiere das Modell noch einmal</translation>
    </message>
    <message>
        <source>Convert the model again</source>
        <translation>Konvertiere das Modell noch einmal</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>die Datei fehlt</translation>
    </message>
    <message>
        <source>the shard is missing</source>
        <translation>dieser Teil fehlt</translation>
    </message>
    <message>
        <source>larger than {0} MiB, so not a configuration</source>
        <translation>größer als {0} MiB, also keine Konfiguration</translation>
    </message>
    <message>
        <source>is not valid JSON</source>
        <translation>ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>holds no JSON object</source>
        <translation>enthält kein JSON-Objekt</translation>
    </message>
    <message>
        <source>there is no such folder of weights</source>
        <translation>diesen Ordner mit Gewichten gibt es nicht</translation>
    </message>
    <message>
        <source>holds neither {0} nor {1}</source>
        <translation>enthält weder {0} noch {1}</translation>
    </message>
    <message>
        <source>has no weight_map of file names</source>
        <translation>hat keine weight_map mit Dateinamen</translation>
    </message>
    <message>
        <source>names {0}, which is no safetensors file of this folder</source>
        <translation>nennt {0}, keine safetensors-Datei dieses Ordners</translation>
    </message>
    <message>
        <source>unreadable or truncated ({0})</source>
        <translation>unlesbar oder abgeschnitten ({0})</translation>
    </message>
    <message>
        <source>tensor {0} {1} is missing</source>
        <translation>der Tensor {0} {1} fehlt</translation>
    </message>
    <message>
        <source>tensor {0} has shape {1}, its config.json calls for {2}</source>
        <translation>der Tensor {0} hat die Form {1}, seine config.json verlangt {2}</translation>
    </message>
    <message>
        <source>tensor {0} is of type {1}, its manifest calls for {2}</source>
        <translation>der Tensor {0} ist vom Typ {1}, sein Manifest verlangt {2}</translation>
    </message>
    <message>
        <source>tensor {0} has no place in this model</source>
        <translation>der Tensor {0} hat in diesem Modell keinen Platz</translation>
    </message>
    <message>
        <source>tensor {0} stands in two shards</source>
        <translation>der Tensor {0} steht in zwei Teilen</translation>
    </message>
    <message>
        <source>describes weights in a layout that this version of HeartStudio does not know</source>
        <translation>beschreibt Gewichte in einer Anordnung, die diese Version von HeartStudio nicht kennt</translation>
    </message>
    <message>
        <source>its weights are kept in {0} bits, so they cannot be had in {1}</source>
        <translation>seine Gewichte liegen in {0} Bit vor und sind nicht in {1} zu haben</translation>
    </message>
    <message>
        <source>Ask for {0} bits, or convert the model to {1}</source>
        <translation>Nimm {0} Bit, oder konvertiere das Modell nach {1}</translation>
    </message>
    <message>
        <source>has {0} codebooks, the language model {1}</source>
        <translation>hat {0} Codebücher, das Sprachmodell {1}</translation>
    </message>
    <message>
        <source>audio_eos_id {0} and codebooks of {1} entries do not fit the language model&apos;s {2}</source>
        <translation>audio_eos_id {0} und Codebücher mit {1} Einträgen passen nicht zu den {2} des Sprachmodells</translation>
    </message>
    <message>
        <source>{0} must be a whole number, not {1}</source>
        <translation>{0} muss eine ganze Zahl sein, nicht {1}</translation>
    </message>
    <message>
        <source>is no tokenizer ({0})</source>
        <translation>ist kein Tokenizer ({0})</translation>
    </message>
    <message>
        <source>does not know {0} {1} of gen_config.json</source>
        <translation>kennt {0} {1} aus gen_config.json nicht</translation>
    </message>
    <message>
        <source>has {0} entries, the model only {1}</source>
        <translation>hat {0} Einträge, das Modell nur {1}</translation>
    </message>
    <message>
        <source>Paused; it goes on from where it was</source>
        <translation>Angehalten; es geht weiter, wo es war</translation>
    </message>
    <message>
        <source>Stopped, and what had come is gone</source>
        <translation>Gestoppt, und was schon da war, ist weg</translation>
    </message>
    <message>
        <source>{0}; trying again in {1} s</source>
        <translation>{0}; neuer Versuch in {1} s</translation>
    </message>
    <message>
        <source>Another HeartStudio is at work on {0}: waiting for it</source>
        <translation>Ein anderes HeartStudio arbeitet an {0}: Warte darauf</translation>
    </message>
    <message>
        <source>{0} of {1} is refused: it may hold a Python pickle</source>
        <translation>{0} von {1} wird abgelehnt: Darin kann ein Python-Pickle stecken</translation>
    </message>
    <message>
        <source>{0} has no revision {1} any more: taking its newest</source>
        <translation>{0} hat die Fassung {1} nicht mehr: Die neueste wird genommen</translation>
    </message>
    <message>
        <source>{0} needs {1} free ({2} to fetch, {3} to convert, the rest to spare); this disk has {4}</source>
        <translation>{0} braucht {1} frei ({2} zum Laden, {3} zum Konvertieren, der Rest als Reserve); dieses Volume hat {4}</translation>
    </message>
    <message>
        <source>Free {0} and try again</source>
        <translation>Schaff {0} Platz und versuch es noch einmal</translation>
    </message>
    <message>
        <source>{0} cannot be written or read ({1})</source>
        <translation>{0} lässt sich nicht schreiben oder lesen ({1})</translation>
    </message>
    <message>
        <source>{0} does not come: {1}, {2} times in a row</source>
        <translation>{0} kommt nicht: {1}, {2}-mal in Folge</translation>
    </message>
    <message>
        <source>the connection to {0} was lost ({1})</source>
        <translation>die Verbindung zu {0} ging verloren ({1})</translation>
    </message>
    <message>
        <source>the connection was lost before the end</source>
        <translation>die Verbindung ging vor dem Ende verloren</translation>
    </message>
    <message>
        <source>{0} answers {1}</source>
        <translation>{0} antwortet {1}</translation>
    </message>
    <message>
        <source>{0} answers {1} for {2}</source>
        <translation>{0} antwortet {1} auf {2}</translation>
    </message>
    <message>
        <source>{0} leads nowhere ({1})</source>
        <translation>{0} führt nirgendwohin ({1})</translation>
    </message>
    <message>
        <source>The hub&apos;s offline mode is on</source>
        <translation>Der Offline-Modus des Hubs ist an</translation>
    </message>
    <message>
        <source>Unset HF_HUB_OFFLINE to fetch models</source>
        <translation>Nimm HF_HUB_OFFLINE weg, um Modelle zu laden</translation>
    </message>
    <message>
        <source>{0} has no such revision any more</source>
        <translation>{0} hat diese Fassung nicht mehr</translation>
    </message>
    <message>
        <source>{0} is gated: its owner wants to know who takes it</source>
        <translation>{0} ist nicht frei zugänglich: Der Besitzer will wissen, wer es nimmt</translation>
    </message>
    <message>
        <source>Accept its terms at {0}, then give a Hugging Face token (HF_TOKEN)</source>
        <translation>Nimm die Bedingungen auf {0} an, und gib dann ein Hugging-Face-Token an (HF_TOKEN)</translation>
    </message>
    <message>
        <source>{0} shows no repository {1}: it is private or does not exist</source>
        <translation>{0} zeigt kein Repository {1}: Es ist privat, oder es gibt es nicht</translation>
    </message>
    <message>
        <source>Check its name, or give a Hugging Face token that may see it (HF_TOKEN)</source>
        <translation>Prüf den Namen, oder gib ein Hugging-Face-Token an, das es sehen darf (HF_TOKEN)</translation>
    </message>
    <message>
        <source>A file of {0} is not on {1} any more</source>
        <translation>Eine Datei von {0} ist nicht mehr auf {1}</translation>
    </message>
    <message>
        <source>{0} holds no {1}, which a {2} needs</source>
        <translation>In {0} fehlt {1}, nötig für: {2}</translation>
    </message>
    <message>
        <source>The hub gives no size and hash for {0}</source>
        <translation>Der Hub nennt weder Größe noch Prüfsumme von {0}</translation>
    </message>
    <message>
        <source>{0} does not answer as a hub does ({1})</source>
        <translation>{0} antwortet nicht wie ein Hub ({1})</translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT, if it is set</source>
        <translation>Prüf HF_ENDPOINT, falls es gesetzt ist</translation>
    </message>
    <message>
        <source>{0} sends {1} packed, against what was asked</source>
        <translation>{0} schickt {1} gepackt, anders als verlangt</translation>
    </message>
    <message>
        <source>{0} sends another part of {1} than was asked for</source>
        <translation>{0} schickt einen anderen Teil von {1} als verlangt</translation>
    </message>
    <message>
        <source>{0} has {1} bytes for {2}, not {3}</source>
        <translation>{0} hat {1} Byte für {2} statt {3}</translation>
    </message>
    <message>
        <source>{0} sends more for {1} than it listed</source>
        <translation>{0} schickt mehr von {1} als angegeben</translation>
    </message>
    <message>
        <source>{0} of {1} is not what the hub lists: its hash differs</source>
        <translation>{0} von {1} ist nicht, was der Hub angibt: Die Prüfsumme weicht ab</translation>
    </message>
    <message>
        <source>It was thrown away and nothing of it is used</source>
        <translation>Es wurde verworfen, und nichts davon wird verwendet</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, the hub or the way to it is at fault</source>
        <translation>Versuch es später noch einmal; bleibt es so, liegt es am Hub oder am Weg dorthin</translation>
    </message>
    <message>
        <source>{0} is here in {1}</source>
        <translation>{0} ist in {1} da</translation>
    </message>
    <message>
        <source>{0} is already here in {1}</source>
        <translation>{0} ist in {1} schon da</translation>
    </message>
    <message>
        <source>Converting {0} needs {1} free; this disk has {2}</source>
        <translation>{0} zu konvertieren braucht {1} frei; dieses Volume hat {2}</translation>
    </message>
    <message>
        <source>Nothing was converted, and the original is untouched</source>
        <translation>Nichts wurde konvertiert, und das Original ist unberührt</translation>
    </message>
    <message>
        <source>{0} of {1} has changed since it came</source>
        <translation>{0} von {1} hat sich verändert, seit es kam</translation>
    </message>
    <message>
        <source>Nothing was converted</source>
        <translation>Nichts wurde konvertiert</translation>
    </message>
    <message>
        <source>{0} cannot be converted ({1})</source>
        <translation>{0} lässt sich nicht konvertieren ({1})</translation>
    </message>
    <message>
        <source>The original is untouched</source>
        <translation>Das Original ist unberührt</translation>
    </message>
    <message>
        <source>The disk is full: {0} cannot be converted</source>
        <translation>Das Volume ist voll: {0} kann nicht konvertiert werden</translation>
    </message>
    <message>
        <source>What was converted so far is kept, and the original is untouched</source>
        <translation>Was schon konvertiert ist, bleibt erhalten, und das Original ist unberührt</translation>
    </message>
    <message>
        <source>Free some space and convert again: it goes on where it stopped</source>
        <translation>Schaff Platz und konvertiere noch einmal: Es geht weiter, wo es aufhörte</translation>
    </message>
    <message>
        <source>The library could not be checked</source>
        <translation>Die Mediathek konnte nicht geprüft werden</translation>
    </message>
    <message>
        <source>The library in {0} cannot be opened</source>
        <translation>Die Mediathek in {0} lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The songs could not be removed</source>
        <translation>Die Songs konnten nicht entfernt werden</translation>
    </message>
    <message>
        <source>Old deleted songs could not be removed</source>
        <translation>Alte gelöschte Songs konnten nicht entfernt werden</translation>
    </message>
    <message>
        <source>The database could not be made again</source>
        <translation>Die Datenbank konnte nicht neu angelegt werden</translation>
    </message>
    <message>
        <source>The cover could not be kept</source>
        <translation>Das Cover konnte nicht gesichert werden</translation>
    </message>
    <message>
        <source>The cover could not be changed</source>
        <translation>Das Cover konnte nicht gewechselt werden</translation>
    </message>
    <message>
        <source>The words for the cover could not be kept</source>
        <translation>Die Beschreibung des Covers konnte nicht gesichert werden</translation>
    </message>
    <message>
        <source>The sound could not be restored</source>
        <translation>Der Ton konnte nicht wiederhergestellt werden</translation>
    </message>
    <message>
        <source>The queue could not be opened</source>
        <translation>Die Warteschlange konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>another HeartStudio has been writing to this library for too long</source>
        <translation>ein anderes HeartStudio schreibt schon zu lange in diese Mediathek</translation>
    </message>
    <message>
        <source>Wait a moment and try again</source>
        <translation>Warte einen Moment und versuch es noch einmal</translation>
    </message>
    <message>
        <source>the library&apos;s database is damaged</source>
        <translation>die Datenbank der Mediathek ist beschädigt</translation>
    </message>
    <message>
        <source>The songs themselves are in their folders</source>
        <translation>Die Songs selbst liegen in ihren Ordnern</translation>
    </message>
    <message>
        <source>Quit HeartStudio and open it again: the songs are then listed from their folders</source>
        <translation>Beende HeartStudio und öffne es wieder: Die Songs werden dann aus ihren Ordnern aufgelistet</translation>
    </message>
    <message>
        <source>{0} was written by a newer HeartStudio (format {1}; this one reads up to {2})</source>
        <translation>{0} stammt von einem neueren HeartStudio (Format {1}; dieses liest bis {2})</translation>
    </message>
    <message>
        <source>Nothing in the library was touched</source>
        <translation>Nichts in der Mediathek wurde angerührt</translation>
    </message>
    <message>
        <source>Update HeartStudio, or choose another library folder</source>
        <translation>Aktualisiere HeartStudio, oder wähl einen anderen Ordner</translation>
    </message>
    <message>
        <source>There is no song {0} in the library</source>
        <translation>In der Mediathek gibt es keinen Song {0}</translation>
    </message>
    <message>
        <source>No song {0} is in the library</source>
        <translation>In der Mediathek ist kein Song {0}</translation>
    </message>
    <message>
        <source>No song {0} is in the trash</source>
        <translation>Im Papierkorb ist kein Song {0}</translation>
    </message>
    <message>
        <source>The song {0} is in the library already</source>
        <translation>Der Song {0} ist schon in der Mediathek</translation>
    </message>
    <message>
        <source>{0} is none of the song&apos;s covers</source>
        <translation>{0} ist keines der Cover dieses Songs</translation>
    </message>
    <message>
        <source>The cover is not a PNG picture</source>
        <translation>Das Cover ist kein PNG-Bild</translation>
    </message>
    <message>
        <source>The cover that the song had is kept</source>
        <translation>Der Song behält sein bisheriges Cover</translation>
    </message>
    <message>
        <source>Use a PNG</source>
        <translation>Nimm ein PNG</translation>
    </message>
    <message>
        <source>The sound</source>
        <translation>Die Aufnahme</translation>
    </message>
    <message>
        <source>{0} has no sound in it</source>
        <translation>{0} enthält keinen Ton</translation>
    </message>
    <message>
        <source>{0} is {1} minutes long; a song can be at most {2}</source>
        <translation>{0} dauert {1} Minuten, ein Song darf höchstens {2} dauern</translation>
    </message>
    <message>
        <source>Import a part of it</source>
        <translation>Importiere einen Teil davon</translation>
    </message>
    <message>
        <source>The other files of the song are untouched</source>
        <translation>Die anderen Dateien des Songs sind unberührt</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>{0} fehlt</translation>
    </message>
    <message>
        <source>cannot be read ({0})</source>
        <translation>lässt sich nicht lesen ({0})</translation>
    </message>
    <message>
        <source>is not there; it belongs to “{0}”</source>
        <translation>ist nicht da; sie gehört zu „{0}“</translation>
    </message>
    <message>
        <source>belongs to another song ({0})</source>
        <translation>gehört zu einem anderen Song ({0})</translation>
    </message>
    <message>
        <source>{0} belongs to another song ({1})</source>
        <translation>{0} gehört zu einem anderen Song ({1})</translation>
    </message>
    <message>
        <source>is too large to be the card of a song</source>
        <translation>ist zu groß für die Karte eines Songs</translation>
    </message>
    <message>
        <source>is not the card of a song ({0})</source>
        <translation>ist keine Karte eines Songs ({0})</translation>
    </message>
    <message>
        <source>{0} is damaged; the songs are listed from their folders</source>
        <translation>{0} ist beschädigt; die Liste der Songs stammt aus ihren Ordnern</translation>
    </message>
    <message>
        <source>It is made again as soon as the library can be written</source>
        <translation>Sie wird neu angelegt, sobald die Mediathek beschreibbar ist</translation>
    </message>
    <message>
        <source>The database was damaged and was made again; the old one is {0}</source>
        <translation>Die Datenbank war beschädigt und wurde neu angelegt; die alte ist {0}</translation>
    </message>
    <message>
        <source>{0} is damaged</source>
        <translation>{0} ist beschädigt</translation>
    </message>
    <message>
        <source>{0} was not in the database</source>
        <translation>{0} stand nicht in der Datenbank</translation>
    </message>
    <message>
        <source>{0} is in the trash, and the database did not know</source>
        <translation>{0} liegt im Papierkorb, und die Datenbank wusste es nicht</translation>
    </message>
    <message>
        <source>{0} is in the library, and the database did not know</source>
        <translation>{0} liegt in der Mediathek, und die Datenbank wusste es nicht</translation>
    </message>
    <message>
        <source>{0} has left the trash, and the database did not know</source>
        <translation>{0} ist nicht mehr im Papierkorb, und die Datenbank wusste es nicht</translation>
    </message>
    <message>
        <source>Without its card and without a row nobody knows what this song is; its files are kept</source>
        <translation>Ohne Karte und Eintrag weiß niemand, was dieser Song ist; seine Dateien bleiben</translation>
    </message>
    <message>
        <source>The folder of “{0}” is missing</source>
        <translation>Der Ordner von „{0}“ fehlt</translation>
    </message>
    <message>
        <source>{0} was missing or damaged and was decoded again from the song&apos;s codes</source>
        <translation>{0} fehlte oder war beschädigt und wurde aus den Codes des Songs neu erzeugt</translation>
    </message>
    <message>
        <source>{0} was deleted more than {1} days ago</source>
        <translation>{0} wurde vor mehr als {1} Tagen gelöscht</translation>
    </message>
    <message>
        <source>The search index does not fit the songs</source>
        <translation>Der Suchindex passt nicht zu den Songs</translation>
    </message>
    <message>
        <source>{0} was left by an interrupted process</source>
        <translation>{0} blieb von einem unterbrochenen Vorgang zurück</translation>
    </message>
    <message>
        <source>{0} is not a song&apos;s</source>
        <translation>{0} gehört zu keinem Song</translation>
    </message>
    <message>
        <source>Move it elsewhere if it is yours</source>
        <translation>Leg es woandershin, wenn es dir gehört</translation>
    </message>
    <message>
        <source>{0} is the journal of a song whose beginning was lost</source>
        <translation>{0} ist das Protokoll eines Songs, dessen Anfang verloren ging</translation>
    </message>
    <message>
        <source>Remove it if it is of no use to you</source>
        <translation>Entfern es, wenn es dir nichts nützt</translation>
    </message>
    <message>
        <source>Move the folder out of the library and look at it</source>
        <translation>Nimm den Ordner aus der Mediathek und sieh ihn dir an</translation>
    </message>
    <message>
        <source>The database does not say what {0} says</source>
        <translation>Die Datenbank sagt etwas anderes als {0}</translation>
    </message>
    <message>
        <source>The song can be played and exported, but not continued, until it is found again</source>
        <translation>Bis sie wieder da ist, lässt sich der Song abspielen und exportieren, aber nicht fortsetzen</translation>
    </message>
    <message>
        <source>Find an older copy of it; without it the song cannot be continued</source>
        <translation>Such eine ältere Kopie davon; ohne sie lässt sich der Song nicht fortsetzen</translation>
    </message>
    <message>
        <source>{0} holds {1} frames and not {2}</source>
        <translation>{0} enthält {1} Frames statt {2}</translation>
    </message>
    <message>
        <source>{0} is not the sound that this song was made with</source>
        <translation>{0} ist nicht der Ton, mit dem dieser Song entstand</translation>
    </message>
    <message>
        <source>{0} is not a PNG picture</source>
        <translation>{0} ist kein PNG-Bild</translation>
    </message>
    <message>
        <source>Give the song a new cover</source>
        <translation>Gib dem Song ein neues Cover</translation>
    </message>
    <message>
        <source>The journal of the song cannot be written</source>
        <translation>Das Protokoll des Songs lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>The journal of the song cannot be continued</source>
        <translation>Das Protokoll des Songs lässt sich nicht fortsetzen</translation>
    </message>
    <message>
        <source>The journal of the song cannot be removed</source>
        <translation>Das Protokoll des Songs lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>{0} is being written by another HeartStudio</source>
        <translation>{0} wird gerade von einem anderen HeartStudio geschrieben</translation>
    </message>
    <message>
        <source>{0} belongs to another song in progress</source>
        <translation>{0} gehört zu einem anderen Song, der gerade entsteht</translation>
    </message>
    <message>
        <source>It was not touched</source>
        <translation>Es wurde nicht angerührt</translation>
    </message>
    <message>
        <source>{0} is no journal of a song: {1}</source>
        <translation>{0} ist kein Protokoll eines Songs: {1}</translation>
    </message>
    <message>
        <source>it ends before it begins</source>
        <translation>es endet, bevor es beginnt</translation>
    </message>
    <message>
        <source>it begins with something else</source>
        <translation>es beginnt mit etwas anderem</translation>
    </message>
    <message>
        <source>its head is torn</source>
        <translation>sein Anfang ist unvollständig</translation>
    </message>
    <message>
        <source>The file is kept</source>
        <translation>Die Datei bleibt erhalten</translation>
    </message>
    <message>
        <source>language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <source>codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>cover model</source>
        <translation>Covermodell</translation>
    </message>
    <message>
        <source>{0} is not whole: {1}</source>
        <translation>{0} ist unvollständig: {1}</translation>
    </message>
    <message>
        <source>The {0} in {1} is not whole: {2}</source>
        <translation>In {1} ist unvollständig: {0}; {2}</translation>
    </message>
    <message>
        <source>The {0} in {1} cannot be used: {2}</source>
        <translation>In {1} ist unbrauchbar: {0}; {2}</translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}</source>
        <translation>{0} ist nicht brauchbar: {1}</translation>
    </message>
    <message>
        <source>{0} is missing or has another size</source>
        <translation>{0} fehlt oder hat eine andere Größe</translation>
    </message>
    <message>
        <source>{0} has changed</source>
        <translation>{0} hat sich verändert</translation>
    </message>
    <message>
        <source>{0} holds no {1}</source>
        <translation>In {0} liegt kein {1}</translation>
    </message>
    <message>
        <source>{0} holds no {1} any more</source>
        <translation>In {0} liegt kein {1} mehr</translation>
    </message>
    <message>
        <source>{0} holds no weights any more</source>
        <translation>In {0} liegen keine Gewichte mehr</translation>
    </message>
    <message>
        <source>{0} holds no finished model</source>
        <translation>In {0} liegt kein fertiges Modell</translation>
    </message>
    <message>
        <source>Fetch the model again</source>
        <translation>Lade das Modell noch einmal</translation>
    </message>
    <message>
        <source>{0} holds more than one {1}: {2}</source>
        <translation>In {0} liegt mehr als ein {1}: {2}</translation>
    </message>
    <message>
        <source>Name the folder of one of them</source>
        <translation>Wähl den Ordner von einem davon</translation>
    </message>
    <message>
        <source>{0} paints covers and does not compose</source>
        <translation>{0} malt Cover und komponiert nicht</translation>
    </message>
    <message>
        <source>Choose a model that sings</source>
        <translation>Wähl ein Modell, das singt</translation>
    </message>
    <message>
        <source>No model is called {0}</source>
        <translation>Kein Modell heißt {0}</translation>
    </message>
    <message>
        <source>Known are {0}, and any hub id or folder once added</source>
        <translation>Bekannt sind {0} sowie jedes hinzugefügte Repository und jeder hinzugefügte Ordner</translation>
    </message>
    <message>
        <source>Did you mean {0}? Known are {1}, and any hub id or folder once added</source>
        <translation>Meintest du {0}? Bekannt sind {1} sowie jedes hinzugefügte Repository und jeder hinzugefügte Ordner</translation>
    </message>
    <message>
        <source>{0} cannot be put into {1} ({2})</source>
        <translation>{0} kann nicht nach {1} gelegt werden ({2})</translation>
    </message>
    <message>
        <source>{0} is being fetched or converted right now</source>
        <translation>{0} wird gerade geladen oder konvertiert</translation>
    </message>
    <message>
        <source>Wait for it, or stop it first</source>
        <translation>Warte darauf, oder stopp es zuerst</translation>
    </message>
    <message>
        <source>{0} cannot be removed ({1})</source>
        <translation>{0} lässt sich nicht entfernen ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1})</source>
        <translation>{0} lässt sich nicht schreiben ({1})</translation>
    </message>
    <message>
        <source>This system does not tell how much memory it has ({0})</source>
        <translation>Dieses System verrät nicht, wie viel Arbeitsspeicher es hat ({0})</translation>
    </message>
    <message>
        <source>It is here and ready</source>
        <translation>Es ist da und bereit</translation>
    </message>
    <message>
        <source>Checking was stopped</source>
        <translation>Die Prüfung wurde gestoppt</translation>
    </message>
    <message>
        <source>{0} is whole</source>
        <translation>{0} ist vollständig</translation>
    </message>
    <message>
        <source>Name a folder with a HeartMuLa in it</source>
        <translation>Wähl einen Ordner mit einem HeartMuLa darin</translation>
    </message>
    <message>
        <source>{0} is a {1}, not a {2}</source>
        <translation>{0} ist ein {1}, kein {2}</translation>
    </message>
    <message>
        <source>{0} is no hub id</source>
        <translation>{0} ist kein Name eines Repositorys</translation>
    </message>
    <message>
        <source>{0} is no hub id ({1})</source>
        <translation>{0} ist kein Name eines Repositorys ({1})</translation>
    </message>
    <message>
        <source>Give it as owner/name</source>
        <translation>Gib es als besitzer/name an</translation>
    </message>
    <message>
        <source>{0} is taken by a model that comes with HeartStudio</source>
        <translation>{0} heißt schon ein Modell, das zu HeartStudio gehört</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>Wähl einen anderen Namen</translation>
    </message>
    <message>
        <source>This cannot be added to the models: {0}</source>
        <translation>Das lässt sich nicht zu den Modellen hinzufügen: {0}</translation>
    </message>
    <message>
        <source>Your list of models {0} cannot be read ({1})</source>
        <translation>Deine Liste der Modelle {0} lässt sich nicht lesen ({1})</translation>
    </message>
    <message>
        <source>It is left as it is, and no weights are touched</source>
        <translation>Sie bleibt, wie sie ist, und keine Gewichte werden angerührt</translation>
    </message>
    <message>
        <source>Mend it, or move it away to begin a new one</source>
        <translation>Bring sie in Ordnung, oder leg sie weg, um neu zu beginnen</translation>
    </message>
    <message>
        <source>Your list of models {0} cannot be written ({1})</source>
        <translation>Deine Liste der Modelle {0} lässt sich nicht schreiben ({1})</translation>
    </message>
    <message>
        <source>It is as it was</source>
        <translation>Sie ist, wie sie war</translation>
    </message>
    <message>
        <source>The list of models names no {0}</source>
        <translation>In der Liste der Modelle steht kein {0}</translation>
    </message>
    <message>
        <source>The list of models {0} cannot be read ({1})</source>
        <translation>Die Liste der Modelle {0} lässt sich nicht lesen ({1})</translation>
    </message>
    <message>
        <source>{0} is refused: {1}</source>
        <translation>{0} wird abgelehnt: {1}</translation>
    </message>
    <message>
        <source>Nothing of it was run or taken for a model</source>
        <translation>Nichts davon wurde ausgeführt oder für ein Modell gehalten</translation>
    </message>
    <message>
        <source>Choose another model, or tell its author</source>
        <translation>Wähl ein anderes Modell, oder sag es seinem Autor</translation>
    </message>
    <message>
        <source>a {0} was expected, and {1}</source>
        <translation>erwartet war: {0}; {1}</translation>
    </message>
    <message>
        <source>it is a {0}</source>
        <translation>gefunden wurde: {0}</translation>
    </message>
    <message>
        <source>its files make up nothing that HeartStudio can load</source>
        <translation>seine Dateien ergeben nichts, was HeartStudio laden kann</translation>
    </message>
    <message>
        <source>it has no {0}</source>
        <translation>darin fehlt {0}</translation>
    </message>
    <message>
        <source>it has no weight_map</source>
        <translation>darin fehlt weight_map</translation>
    </message>
    <message>
        <source>it holds no {0}</source>
        <translation>darin liegt kein {0}</translation>
    </message>
    <message>
        <source>it holds no {0}; {1} may hold a Python pickle and is not opened</source>
        <translation>darin liegt kein {0}; {1} kann einen Python-Pickle enthalten und wird nicht geöffnet</translation>
    </message>
    <message>
        <source>it names {0}, which is no safetensors file of its folder</source>
        <translation>sie nennt {0}, keine safetensors-Datei ihres Ordners</translation>
    </message>
    <message>
        <source>{0} of its {1} shards are missing ({2})</source>
        <translation>Teile fehlen: {0} von {1} ({2})</translation>
    </message>
    <message>
        <source>it puts {0} into {1}, which does not hold it</source>
        <translation>laut ihr liegt {0} in {1}, ist dort aber nicht</translation>
    </message>
    <message>
        <source>its path leads out of the model&apos;s folder</source>
        <translation>der Pfad führt aus dem Ordner des Modells hinaus</translation>
    </message>
    <message>
        <source>its name holds control characters or is too long</source>
        <translation>der Name enthält Steuerzeichen oder ist zu lang</translation>
    </message>
    <message>
        <source>it differs from {0} in letter case or composition alone</source>
        <translation>der Name unterscheidet sich von {0} nur in Groß- und Kleinschreibung oder Kodierung</translation>
    </message>
    <message>
        <source>{0} bytes are too many for such a file (at most {1})</source>
        <translation>{0} Byte sind zu viel für eine solche Datei (höchstens {1})</translation>
    </message>
    <message>
        <source>its JSON is nested without end</source>
        <translation>ihr JSON ist endlos verschachtelt</translation>
    </message>
    <message>
        <source>it is not JSON ({0})</source>
        <translation>es ist kein JSON ({0})</translation>
    </message>
    <message>
        <source>it is too short to be a safetensors file</source>
        <translation>sie ist zu kurz für eine safetensors-Datei</translation>
    </message>
    <message>
        <source>it is no safetensors file: a header of {0} bytes in {1}</source>
        <translation>es ist keine safetensors-Datei: {0} Byte Kopf in {1}</translation>
    </message>
    <message>
        <source>its header does not fit the file ({0})</source>
        <translation>der Kopf passt nicht zur Datei ({0})</translation>
    </message>
    <message>
        <source>it holds no tensors</source>
        <translation>sie enthält keine Tensoren</translation>
    </message>
    <message>
        <source>it may hold a Python pickle, and there are no safetensors beside it</source>
        <translation>sie kann einen Python-Pickle enthalten, und safetensors liegen nicht daneben</translation>
    </message>
    <message>
        <source>its weights are not those of a HeartMuLa</source>
        <translation>seine Gewichte sind nicht die eines HeartMuLa</translation>
    </message>
    <message>
        <source>Choose another cover model in Preferences; known are {0}</source>
        <translation>Wähl in den Einstellungen ein anderes Cover-Modell; bekannt sind {0}</translation>
    </message>
    <message>
        <source>none is connected</source>
        <translation>keine ist angeschlossen</translation>
    </message>
    <message>
        <source>The player has been closed</source>
        <translation>Die Wiedergabe wurde beendet</translation>
    </message>
    <message>
        <source>This song is not being composed just now</source>
        <translation>Dieser Song entsteht gerade nicht</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>ist nicht da</translation>
    </message>
    <message>
        <source>{0} is not there</source>
        <translation>{0} ist nicht da</translation>
    </message>
    <message>
        <source>Find the file again or remove it from the list</source>
        <translation>Such die Datei oder nimm sie von der Liste</translation>
    </message>
    <message>
        <source>cannot be opened ({0})</source>
        <translation>lässt sich nicht öffnen ({0})</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>sie lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>cannot be read as sound ({0})</source>
        <translation>lässt sich nicht als Ton lesen ({0})</translation>
    </message>
    <message>
        <source>{0} cannot be read as sound ({1})</source>
        <translation>{0} lässt sich nicht als Ton lesen ({1})</translation>
    </message>
    <message>
        <source>it promises no samples</source>
        <translation>sie verspricht keinen Ton</translation>
    </message>
    <message>
        <source>The file was not changed</source>
        <translation>Die Datei wurde nicht verändert</translation>
    </message>
    <message>
        <source>Try another copy of it</source>
        <translation>Versuch es mit einer anderen Kopie</translation>
    </message>
    <message>
        <source>ends earlier than it says; a part of it is missing</source>
        <translation>endet früher als angegeben; ein Teil fehlt</translation>
    </message>
    <message>
        <source>{0} ends earlier than it says; a part of it is missing</source>
        <translation>{0} endet früher als angegeben; ein Teil fehlt</translation>
    </message>
    <message>
        <source>What is there can still be played</source>
        <translation>Was da ist, lässt sich weiter abspielen</translation>
    </message>
    <message>
        <source>Try another copy of it, or decode the song again</source>
        <translation>Versuch es mit einer anderen Kopie, oder erzeuge den Ton neu</translation>
    </message>
    <message>
        <source>is not a readable outline ({0})</source>
        <translation>ist keine lesbare Wellenform ({0})</translation>
    </message>
    <message>
        <source>{0} is not a readable outline ({1})</source>
        <translation>{0} ist keine lesbare Wellenform ({1})</translation>
    </message>
    <message>
        <source>not an outline that this version wrote</source>
        <translation>nicht von dieser Version geschrieben</translation>
    </message>
    <message>
        <source>The song itself is not affected</source>
        <translation>Der Song selbst ist nicht betroffen</translation>
    </message>
    <message>
        <source>The outline is computed again from the sound</source>
        <translation>Die Wellenform wird aus dem Ton neu berechnet</translation>
    </message>
    <message>
        <source>could not be written: {0}</source>
        <translation>ließ sich nicht schreiben: {0}</translation>
    </message>
    <message>
        <source>{0} ({1} MB free there)</source>
        <translation>{0} ({1} MB frei)</translation>
    </message>
    <message>
        <source>the disk took only a part of it</source>
        <translation>das Volume nahm nur einen Teil davon an</translation>
    </message>
    <message>
        <source>What stood there before is untouched</source>
        <translation>Was vorher dort stand, ist unberührt</translation>
    </message>
    <message>
        <source>Check that the disk is connected and has room, then try again</source>
        <translation>Prüf, ob das Volume verbunden ist und Platz hat, und versuch es dann noch einmal</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to</source>
        <translation>Wähl einen Ordner, in den du schreiben darfst</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>den Ordner dafür gibt es nicht</translation>
    </message>
    <message>
        <source>Choose a folder that exists</source>
        <translation>Wähl einen Ordner, den es gibt</translation>
    </message>
    <message>
        <source>has too many namesakes</source>
        <translation>hat zu viele Namensvettern</translation>
    </message>
    <message>
        <source>Choose another folder or title</source>
        <translation>Wähl einen anderen Ordner oder Titel</translation>
    </message>
    <message>
        <source>cannot be exported under this suffix</source>
        <translation>lässt sich mit dieser Endung nicht exportieren</translation>
    </message>
    <message>
        <source>Use a name that ends in .wav, .flac or .aiff</source>
        <translation>Nimm einen Namen, der auf .wav, .flac oder .aiff endet</translation>
    </message>
    <message>
        <source>did not take its tags ({0})</source>
        <translation>nahm seine Angaben nicht an ({0})</translation>
    </message>
    <message>
        <source>its tags are damaged ({0})</source>
        <translation>ihre Angaben sind beschädigt ({0})</translation>
    </message>
    <message>
        <source>its tags are larger than any real ones</source>
        <translation>ihre Angaben sind zu groß, um echt zu sein</translation>
    </message>
    <message>
        <source>its recipe is longer than any real one</source>
        <translation>ihr Rezept ist zu lang, um echt zu sein</translation>
    </message>
    <message>
        <source>its recipe cannot be used: {0}</source>
        <translation>ihr Rezept ist nicht brauchbar: {0}</translation>
    </message>
    <message>
        <source>it is not a WAV, FLAC or AIFF file</source>
        <translation>sie ist keine WAV-, FLAC- oder AIFF-Datei</translation>
    </message>
    <message>
        <source>Drop a song that HeartStudio exported</source>
        <translation>Zieh einen Song herein, den HeartStudio exportiert hat</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0}; {1}</translation>
    </message>
    <message>
        <source>{0}. {1}</source>
        <translation>{0}. {1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>HeartStudio was closed meanwhile</source>
        <translation>HeartStudio wurde inzwischen beendet</translation>
    </message>
    <message>
        <source>The program&apos;s own file {0} is missing</source>
        <translation>Die Programmdatei {0} fehlt</translation>
    </message>
    <message>
        <source>Songs and settings are not touched</source>
        <translation>Songs und Einstellungen sind unberührt</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Gibt es schon</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Ist kein Ordner</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>Ordner ist nicht leer</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Name ist zu lang</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Volume lässt sich nur lesen</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Volume ist voll</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Zu viele Dateien sind geöffnet</translation>
    </message>
    <message>
        <source>The song itself is untouched</source>
        <translation>Der Song selbst ist unberührt</translation>
    </message>
    <message>
        <source>Choose another format or a smaller cover, then try again</source>
        <translation>Wähl ein anderes Format oder ein kleineres Cover, und versuch es noch einmal</translation>
    </message>
    <message>
        <source>it is neither a WAV nor an AIFF file</source>
        <translation>sie ist weder eine WAV- noch eine AIFF-Datei</translation>
    </message>
    <message>
        <source>{0} GB are more than such a file holds</source>
        <translation>{0} GB sind mehr, als eine solche Datei fasst</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>its last chunk has no end</source>
        <translation>ihr letzter Block hat kein Ende</translation>
    </message>
    <message>
        <source>it has more chunks than any real one</source>
        <translation>sie hat zu viele Blöcke, um echt zu sein</translation>
    </message>
    <message>
        <source>{0} MB are more than an ID3 tag holds</source>
        <translation>{0} MB sind mehr, als ein ID3-Tag fasst</translation>
    </message>
    <message>
        <source>they do not begin as ID3 does</source>
        <translation>sie beginnen nicht wie ID3</translation>
    </message>
    <message>
        <source>ID3v2.{0} is not known</source>
        <translation>ID3v2.{0} ist nicht bekannt</translation>
    </message>
    <message>
        <source>they end before they say</source>
        <translation>sie enden früher als angegeben</translation>
    </message>
    <message>
        <source>they hold more frames than any real ones</source>
        <translation>sie enthalten zu viele Frames, um echt zu sein</translation>
    </message>
    <message>
        <source>a frame ends after its tag does</source>
        <translation>ein Frame endet erst nach seinem Tag</translation>
    </message>
    <message>
        <source>they are more blocks than any real ones</source>
        <translation>es sind zu viele Blöcke, um echt zu sein</translation>
    </message>
    <message>
        <source>it does not begin as FLAC does</source>
        <translation>sie beginnt nicht wie FLAC</translation>
    </message>
    <message>
        <source>{0} MB are more than a block of FLAC holds</source>
        <translation>{0} MB sind mehr, als ein FLAC-Block fasst</translation>
    </message>
    <message>
        <source>they are more comments than any real ones</source>
        <translation>es sind zu viele Kommentare, um echt zu sein</translation>
    </message>
    <message>
        <source>That is no picture that can be read</source>
        <translation>Das ist kein lesbares Bild</translation>
    </message>
    <message>
        <source>That is too large a picture</source>
        <translation>Das ist ein zu großes Bild</translation>
    </message>
    <message>
        <source>a comment ends after its block does</source>
        <translation>ein Kommentar endet erst nach seinem Block</translation>
    </message>
    <message>
        <source>{0} is not allowed; it must be {1}</source>
        <translation>{0} geht nicht, nötig ist {1}</translation>
    </message>
    <message>
        <source>HeartStudio ended while this cover was painted</source>
        <translation>HeartStudio wurde beendet, während dieses Cover gemalt wurde</translation>
    </message>
    <message>
        <source>Fetch it again in Models</source>
        <translation>Lade es unter „Modelle“ noch einmal</translation>
    </message>
    <message>
        <source>Fetch it in Models</source>
        <translation>Lade es unter „Modelle“</translation>
    </message>
    <message>
        <source>Songs could not be brought back</source>
        <translation>Songs ließen sich nicht zurückholen</translation>
    </message>
    <message>
        <source>Choose &apos;Check the library&apos; in the File menu</source>
        <translation>Wähl „Mediathek prüfen“ im Menü „Ablage“</translation>
    </message>
    <message>
        <source>Choose &apos;Look for missing songs&apos; in the File menu, or delete the song</source>
        <translation>Wähl „Fehlende Songs suchen“ im Menü „Ablage“, oder lösch den Song</translation>
    </message>
    <message>
        <source>Choose &apos;Check the library&apos; in the File menu: it is decoded again from the song&apos;s codes</source>
        <translation>Wähl „Mediathek prüfen“ im Menü „Ablage“: Sie wird aus den Codes des Songs neu erzeugt</translation>
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
            <numerusform>%Ln Songs löschen</numerusform>
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
    <message>
        <source>Look for missing songs in</source>
        <translation>Fehlende Songs suchen in</translation>
    </message>
    <message>
        <source>Look for it</source>
        <translation>Danach suchen</translation>
    </message>
    <message>
        <source>Look for missing songs</source>
        <translation>Fehlende Songs suchen</translation>
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
            <numerusform>%Ln Songs können fortgesetzt werden</numerusform>
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
            <numerusform>%Ln Songs in den Papierkorb gelegt</numerusform>
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
            <numerusform>%Ln Songs exportiert</numerusform>
        </translation>
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
            <numerusform>%Ln Take</numerusform>
            <numerusform>%Ln Takes</numerusform>
        </translation>
    </message>
</context>
</TS>
