<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Facts</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%Ln time</numerusform>
            <numerusform>%Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobCard</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%Ln take</numerusform>
            <numerusform>%Ln takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryNews</name>
    <message numerus="yes">
        <source>%n thing(s) put right in the library</source>
        <translation>
            <numerusform>%Ln thing put right in the library</numerusform>
            <numerusform>%Ln things put right in the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more to look at</source>
        <translation>
            <numerusform>%Ln more to look at</numerusform>
            <numerusform>%Ln more to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) of {0} so far</source>
        <translation>
            <numerusform>%Ln folder of {0} so far</numerusform>
            <numerusform>%Ln folders of {0} so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) found</source>
        <translation>
            <numerusform>%Ln song found</numerusform>
            <numerusform>%Ln songs found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) found again</source>
        <translation>
            <numerusform>%Ln song found again</numerusform>
            <numerusform>%Ln songs found again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) could not be read.</source>
        <translation>
            <numerusform>%Ln folder could not be read.</numerusform>
            <numerusform>%Ln folders could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still missing: {0} and %n more.</source>
        <translation>
            <numerusform>Still missing: {0} and %Ln more.</numerusform>
            <numerusform>Still missing: {0} and %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LyricsCard</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Popover</name>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%Ln more waiting</numerusform>
            <numerusform>%Ln more waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PopoverForm</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%Ln take</numerusform>
            <numerusform>%Ln takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message numerus="yes">
        <source>%n take(s) of</source>
        <translation>
            <numerusform>One take of</numerusform>
            <numerusform>%Ln takes of</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SongActions</name>
    <message numerus="yes">
        <source>Delete %n song(s)</source>
        <translation>
            <numerusform>Delete song</numerusform>
            <numerusform>Delete %Ln songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudioWindow</name>
    <message numerus="yes">
        <source>%n song(s) can be gone on with</source>
        <translation>
            <numerusform>A song can be gone on with</numerusform>
            <numerusform>%Ln songs can be gone on with</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) moved to the trash</source>
        <translation>
            <numerusform>Song moved to the trash</numerusform>
            <numerusform>%Ln songs moved to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) exported</source>
        <translation>
            <numerusform>Song exported</numerusform>
            <numerusform>%Ln songs exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Takes</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%Ln take</numerusform>
            <numerusform>%Ln takes</numerusform>
        </translation>
    </message>
</context>
</TS>
